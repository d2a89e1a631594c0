use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d3e1f5a9-bb45-4c89-b97c-12d34ef56789",
    aliases: &["aws/elasticsearch_using_default_security_group", "CKV_AWS_248"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 400,
    pedantic: true,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    check: Check::Attribute(attribute("vpc_options.security_group_ids").is_present().absent_block_is_ok()),
    ..rule(
        "aws-elasticsearch-domain-with-default-security-group",
        include_str!("domain_with_default_security_group.md"),
    )
};
