use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "28545147-2fc6-42d5-a1f9-cf226658e591",
    aliases: &[
        "aws/sns_topic_not_encrypted", "CKV_AWS_26", "AVD-AWS-0095", "AWS-0095",
        "aws-sns-enable-topic-encryption", "aws-sns-topic-unencrypted",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["aws_sns_topic"],
    modules: &[module("terraform-aws-modules/sns/aws").made_if(&["create_sns_topic"])],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("kms_master_key_id").is_present().fix("\"alias/aws/sns\"")),
    ..rule("aws-sns-topic-without-kms-key", include_str!("topic_without_kms_key.md"))
};
