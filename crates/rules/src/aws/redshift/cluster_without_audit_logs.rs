use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "15ffbacc-fa42-4f6f-a57d-2feac7365caa",
    aliases: &["aws/redshift_cluster_logging_disabled", "CKV_AWS_71"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    check: Check::Block(check_logs),
    ..rule("aws-redshift-cluster-without-audit-logs", include_str!("cluster_without_audit_logs.md"))
};

fn check_logs(cluster: &Block, cx: &mut Cx) -> Checked {
    if let Some(logging) = cluster.first("logging") {
        return attribute("enable").is_true().check(&logging, cx);
    }
    // How the module is told to log depends on its version.
    if cluster.is_call() {
        return Ok(());
    }
    let names = ["id", "cluster_identifier"];
    if !cx.referring("aws_redshift_logging", "cluster_identifier", cluster, &names).exist()? {
        cx.flag(cluster.header(), "no `aws_redshift_logging` logs this cluster");
    }
    Ok(())
}
