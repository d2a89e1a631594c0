use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a37cd10-aed0-53d7-85ce-f40591e8ecb6",
    aliases: &["aws/elasticsearch_domain_without_vpc", "CKV_AWS_137"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("vpc_options").is_present()),
    ..rule("aws-elasticsearch-domain-without-vpc", include_str!("domain_without_vpc.md"))
};
