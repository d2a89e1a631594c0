use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "acb6b4e2-a086-4f35-aefd-4db6ea51ada2",
    aliases: &["aws/elasticsearch_logs_disabled", "CKV_AWS_84"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    fix: Some(Safe),
    check: Check::Block(check_logs),
    ..rule("aws-elasticsearch-domain-without-logs", include_str!("domain_without_logs.md"))
};

fn check_logs(domain: &Block, cx: &mut Cx) -> Checked {
    let Some(first) = domain.first(super::LOGS) else {
        if !domain.has_right_default(super::LOGS)? {
            // Versions before it publish slow logs only.
            cx.flag(domain.header(), format!("no `{}` sends a log to CloudWatch", super::LOGS))
                .about(super::LOGS)
                .pedantic_if(super::is_before(domain, (5, 1)) || domain.foresees(super::LOGS));
        }
        return Ok(());
    };
    if !domain.any(super::LOGS, super::is_published)? {
        let message = format!("{}, and no other log is published", first.actual("enabled"));
        let is_left_to_callers = is_of_variable(&first, "enabled");
        cx.wrong(&first, "enabled", message).set(&first, "enabled", "true").pedantic_if(is_left_to_callers);
    }
    Ok(())
}
