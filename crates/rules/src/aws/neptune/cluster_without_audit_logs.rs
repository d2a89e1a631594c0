use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "45cff7b6-3b80-40c1-ba7b-2cf480678bb8",
    aliases: &[
        "aws/neptune_logging_disabled", "CKV_AWS_101", "AVD-AWS-0075", "AWS-0075",
        "aws-neptune-enable-log-export",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_neptune_cluster"],
    fix: Some(Safe),
    check: Check::Block(check_logs),
    ..rule("aws-neptune-cluster-without-audit-logs", include_str!("cluster_without_audit_logs.md"))
};

const LOGS: &str = "enable_cloudwatch_logs_exports";

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    if lists(cluster, LOGS, |log| log == "audit")? {
        return Ok(());
    }
    let others = cluster.strings(LOGS)?.unwrap_or_default();
    let logs: Vec<_> =
        others.iter().map(|it| it.as_str()).chain(["audit"]).map(|it| format!("\"{it}\"")).collect();
    cx.wrong(cluster, LOGS, format!("`{LOGS}` does not list `audit`")).set(
        cluster,
        LOGS,
        &format!("[{}]", logs.join(", ")),
    );
    Ok(())
}
