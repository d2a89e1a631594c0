use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8d7f7b8c-6c7c-40f8-baa6-62006c6c7b56",
    aliases: &["aws/rds_without_logging", "CKV_AWS_129", "CKV_AWS_324"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_db_instance", "aws_rds_cluster"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_logs),
    ..rule("aws-rds-instance-without-logs", include_str!("instance_without_logs.md"))
};

const LOGS: &str = "enabled_cloudwatch_logs_exports";

fn check_logs(instance: &Block, cx: &mut Cx) -> Checked {
    let logs = instance.value(LOGS);
    if !logs.elements().is_some_and(<[_]>::is_empty) && instance.is_set(LOGS)? {
        return Ok(());
    }
    let message = format!("{}, so no log is exported", instance.actual(LOGS));
    let finding = cx.wrong(instance, LOGS, message);
    if let Ok(Some(engine)) = instance.string("engine")
        && let Some(log) = main_log(&engine)
    {
        finding.set(instance, LOGS, &format!("[\"{log}\"]"));
    }
    Ok(())
}

/// The log in which an engine writes its errors.
fn main_log(engine: &str) -> Option<&'static str> {
    let logs = [
        ("postgres", "postgresql"),
        ("aurora-postgresql", "postgresql"),
        ("aurora", "error"),
        ("mysql", "error"),
        ("mariadb", "error"),
        ("sqlserver", "error"),
        ("oracle", "alert"),
    ];
    logs.iter().find(|(prefix, _)| engine.starts_with(prefix)).map(|(_, log)| *log)
}
