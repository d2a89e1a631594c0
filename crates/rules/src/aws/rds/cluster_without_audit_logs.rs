use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5ca2be77-b364-522b-b988-b28a35f2f1c0",
    aliases: &["aws/rds_cluster_without_audit_logs", "CKV_AWS_325"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_rds_cluster"],
    modules: &[super::AURORA_MODULE],
    check: Check::Block(check_logs),
    ..rule("aws-rds-cluster-without-audit-logs", include_str!("cluster_without_audit_logs.md"))
};

const LOGS: &str = "enabled_cloudwatch_logs_exports";

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    // Before version 5 of the provider, a cluster ran Aurora for MySQL unless it said otherwise.
    let engine = cluster.string("engine")?;
    let is_mysql = engine.is_none_or(|engine| matches!(engine.as_str(), "aurora" | "aurora-mysql"));
    if is_mysql && !lists(cluster, LOGS, |log| log == "audit")? {
        cx.wrong(cluster, LOGS, format!("`{}` does not list `audit`", cluster.path_of(LOGS)));
    }
    Ok(())
}
