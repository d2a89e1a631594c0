use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3db3f534-e3a3-487f-88c7-0a9fbf64b702",
    aliases: &["aws/amazon_mq_broker_encryption_disabled", "CKV_AWS_209"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["aws_mq_broker"],
    check: Check::Attribute(attribute("encryption_options.kms_key_id").is_present()),
    ..rule("aws-mq-broker-without-customer-key", include_str!("broker_without_customer_key.md"))
};
