use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7af2f4a3-00d9-47f3-8d15-ca0888f4e5b2",
    aliases: &["aws/elasticsearch_encryption_with_kms_is_disabled", "CKV_AWS_247"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    check: Check::Attribute(attribute("encrypt_at_rest.kms_key_id").is_present()),
    ..rule("aws-elasticsearch-domain-without-customer-key", include_str!("domain_without_customer_key.md"))
};
