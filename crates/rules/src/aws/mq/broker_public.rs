use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4eb5f791-c861-4afd-9f94-f2a6a3fe49cb",
    aliases: &[
        "aws/mq_broker_is_publicly_accessible", "CKV_AWS_69", "AVD-AWS-0072", "AWS-0072",
        "aws-mq-no-public-access",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_mq_broker"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("publicly_accessible").is_false().absent_is_ok().fix("false")),
    ..rule("aws-mq-broker-public", include_str!("broker_public.md"))
};
