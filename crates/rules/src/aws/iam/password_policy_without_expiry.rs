use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ce60d060-efb8-4bfd-9cf7-ff8945d00d90",
    aliases: &[
        "aws/misconfigured_password_policy_expiration", "CKV_AWS_9", "AVD-AWS-0062", "AWS-0062",
        "aws-iam-set-max-password-age",
    ],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 521,
    targets: &["aws_iam_account_password_policy"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("max_password_age").between(1, 90).fix("90")),
    ..rule("aws-iam-password-policy-without-expiry", include_str!("password_policy_without_expiry.md"))
};
