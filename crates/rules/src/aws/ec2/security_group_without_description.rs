use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cb3f5ed6-0d18-40de-a93d-b3538db31e8c",
    aliases: &[
        "aws/security_group_without_description", "CKV_AWS_23", "AVD-AWS-0099", "AWS-0099",
        "aws-ec2-add-description-to-security-group", "aws-vpc-add-description-to-security-group",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &["aws_security_group"],
    check: Check::Attribute(attribute("description").is_present()),
    ..rule(
        "aws-ec2-security-group-without-description",
        include_str!("security_group_without_description.md"),
    )
};
