use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "68eb4bf3-f9bf-463d-b5cf-e029bb446d2e",
    aliases: &[
        "aws/security_group_rules_without_description", "CKV_AWS_23", "AVD-AWS-0124", "AWS-0124",
        "aws-ec2-add-description-to-security-group-rule", "aws-vpc-add-description-to-security-group-rule",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    pedantic: true,
    targets: &[
        "aws_security_group", "aws_default_security_group", "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule",
    ],
    check: Check::Attributes(&[
        attribute("ingress.description").of(GROUPS).is_present().absent_block_is_ok(),
        attribute("egress.description").of(GROUPS).is_present().absent_block_is_ok(),
        attribute("description").of(RULES).is_present(),
    ]),
    ..rule(
        "aws-ec2-security-group-rule-without-description",
        include_str!("security_group_rule_without_description.md"),
    )
};

const GROUPS: &[&str] = &["aws_security_group", "aws_default_security_group"];
const RULES: &[&str] =
    &["aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];
