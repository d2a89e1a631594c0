use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a3cec89d-8d6f-5f98-a3fd-d5319f41828b",
    aliases: &["aws/elasticsearch_domain_without_dedicated_masters", "CKV2_AWS_59"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("cluster_config.dedicated_master_enabled").is_true()),
    ..rule(
        "aws-elasticsearch-domain-without-dedicated-masters",
        include_str!("domain_without_dedicated_masters.md"),
    )
};
