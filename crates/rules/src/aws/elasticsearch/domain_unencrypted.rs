use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "24e16922-4330-4e9d-be8a-caa90299466a",
    aliases: &[
        "aws/elasticsearch_not_encrypted_at_rest", "CKV_AWS_5", "AVD-AWS-0048", "AWS-0048",
        "aws-elasticsearch-enable-domain-encryption", "aws-elastic-search-enable-domain-encryption",
    ],
    severity: Medium,
    implies: &["aws-elasticsearch-domain-without-customer-key"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypt_at_rest.enabled").is_true().fix("true")),
    ..rule("aws-elasticsearch-domain-unencrypted", include_str!("domain_unencrypted.md"))
};
