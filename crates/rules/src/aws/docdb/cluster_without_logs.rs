use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "56f6a008-1b14-4af4-b9b2-ab7cf7e27641",
    aliases: &[
        "aws/docdb_logging_disabled", "CKV_AWS_85", "AVD-AWS-0020", "AWS-0020",
        "aws-documentdb-enable-log-export",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_docdb_cluster"],
    fix: Some(Safe),
    check: Check::Block(check_logs),
    ..rule("aws-docdb-cluster-without-logs", include_str!("cluster_without_logs.md"))
};

const LOGS: &str = "enabled_cloudwatch_logs_exports";

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    let exported = cluster.strings(LOGS)?.unwrap_or_default();
    let is_exported = |log: &&str| exported.iter().any(|it| it.as_str() == *log);
    let missing: Vec<_> = ["audit", "profiler"].into_iter().filter(|log| !is_exported(log)).collect();
    if !missing.is_empty() {
        let logs = missing.iter().map(|log| format!("`{log}`")).collect::<Vec<_>>().join(" and ");
        cx.wrong(cluster, LOGS, format!("`{LOGS}` does not list {logs}"))
            .set(cluster, LOGS, r#"["audit", "profiler"]"#);
    }
    Ok(())
}
