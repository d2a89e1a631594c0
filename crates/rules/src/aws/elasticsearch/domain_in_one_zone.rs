use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c8d87f5b-b736-5fac-902c-0f250e98268b",
    aliases: &["aws/elasticsearch_domain_in_one_zone", "CKV_AWS_318"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("cluster_config.zone_awareness_enabled").is_true()),
    ..rule("aws-elasticsearch-domain-in-one-zone", include_str!("domain_in_one_zone.md"))
};
