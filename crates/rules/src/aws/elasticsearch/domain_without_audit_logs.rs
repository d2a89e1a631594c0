use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "72712d27-8e70-5610-8b4f-a71eb4bf7aec",
    aliases: &[
        "aws/elasticsearch_domain_without_audit_logs", "CKV_AWS_317", "AVD-AWS-0042", "AWS-0042",
        "aws-elasticsearch-enable-domain-logging", "aws-elastic-search-enable-domain-logging",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Block(check_logs),
    ..rule("aws-elasticsearch-domain-without-audit-logs", include_str!("domain_without_audit_logs.md"))
};

fn check_logs(domain: &Block, cx: &mut Cx) -> Checked {
    let is_audit = |log: &Block| is_one_of(log, "log_type", &["AUDIT_LOGS"]);
    if !domain.any(super::LOGS, |log| both(is_audit(log), super::is_published(log)))? {
        cx.flag(domain.header(), format!("no `{}` publishes `AUDIT_LOGS`", super::LOGS)).about(super::LOGS);
    }
    Ok(())
}
