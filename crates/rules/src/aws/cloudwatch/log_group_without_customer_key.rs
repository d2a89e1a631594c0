use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0afbcfe9-d341-4b92-a64c-7e6de0543879",
    aliases: &[
        "aws/cloudwatch_log_group_not_encrypted", "CKV_AWS_158", "AVD-AWS-0017", "AWS-0017",
        "aws-cloudwatch-log-group-customer-key", "aws-cloudwatch-log-group-without-kms-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_cloudwatch_log_group"],
    modules: &super::LOG_GROUP_MODULES,
    check: Check::Attribute(attribute("kms_key_id").is_present()),
    ..rule("aws-cloudwatch-log-group-without-customer-key", include_str!("log_group_without_customer_key.md"))
};
