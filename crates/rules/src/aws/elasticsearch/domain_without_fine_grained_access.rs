use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b4c6d7e8-f9a1-4bcd-89ef-01234abcd567",
    aliases: &["aws/elasticsearch_no_finegrain_access_control", "CKV2_AWS_52"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("advanced_security_options.enabled").is_true()),
    ..rule(
        "aws-elasticsearch-domain-without-fine-grained-access",
        include_str!("domain_without_fine_grained_access.md"),
    )
};
