use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "89806cdc-9c2e-4bd1-a0dc-53f339bcfb2a",
    aliases: &[
        "aws/password_without_reuse_prevention", "CKV_AWS_13", "AVD-AWS-0056", "AWS-0056",
        "aws-iam-no-password-reuse",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 521,
    targets: &["aws_iam_account_password_policy"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(attribute("password_reuse_prevention").at_least(24).fix("24")),
    ..rule("aws-iam-password-policy-allows-reuse", include_str!("password_policy_allows_reuse.md"))
};
