use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e979fcbc-df6c-422d-9458-c33d65e71c45",
    aliases: &["aws/elasticsearch_without_slow_logs"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Block(check_logs),
    ..rule("aws-elasticsearch-domain-without-slow-logs", include_str!("domain_without_slow_logs.md"))
};

fn check_logs(domain: &Block, cx: &mut Cx) -> Checked {
    let is_slow = |log: &Block| is_one_of(log, "log_type", &["INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"]);
    let slow = domain.any(super::LOGS, |log| both(is_slow(log), super::is_published(log)))?;
    // Where no log is published at all, another rule says so.
    if slow || !domain.any(super::LOGS, super::is_published)? {
        return Ok(());
    }
    if let Some(first) = domain.first(super::LOGS) {
        let message = format!("{}, and no other log is one of slow requests", first.actual("log_type"));
        cx.wrong(&first, "log_type", message);
    }
    Ok(())
}
