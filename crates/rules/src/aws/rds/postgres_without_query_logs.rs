use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f5e9a261-d419-580f-af5f-43c39a7159b8",
    aliases: &["aws/rds_postgres_without_query_logs", "CKV2_AWS_27", "CKV2_AWS_30"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &[
        "aws_db_instance", "aws_db_parameter_group", "aws_rds_cluster", "aws_rds_cluster_parameter_group",
    ],
    check: Check::Block(check_parameters),
    ..rule("aws-rds-postgres-without-query-logs", include_str!("postgres_without_query_logs.md"))
};

/// The parameters that put statements into the log: one is enough.
const LOGS: [&str; 3] = ["log_statement", "log_min_duration_statement", "pgaudit.log"];

fn check_parameters(group: &Block, cx: &mut Cx) -> Checked {
    match group.kind() {
        "aws_db_instance" => return check_group(group, "parameter_group_name", cx),
        "aws_rds_cluster" => return check_group(group, "db_cluster_parameter_group_name", cx),
        _ => {}
    }
    let is_postgres =
        |family: &str| family.starts_with("postgres") || family.starts_with("aurora-postgresql");
    if !group.string("family")?.is_some_and(|it| is_postgres(&it)) {
        return Ok(());
    }
    if !group.any("parameter", |it| is_one_of(it, "name", &LOGS))? {
        cx.flag(group.header(), "no `parameter` sets `log_statement` or `log_min_duration_statement`");
    }
    Ok(())
}

/// Reports a database with the default parameters. A replica has those of its source.
fn check_group(database: &Block, name: &'static str, cx: &mut Cx) -> Checked {
    let is_postgres = is_one_of(database, "engine", &["postgres", "aurora-postgresql"]);
    if both(is_postgres, not(super::is_replica(database)))? && !database.is_set(name)? {
        let message = format!("{}: the default parameters log no statements", database.actual(name));
        cx.wrong(database, name, message);
    }
    Ok(())
}
