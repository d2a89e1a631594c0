use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1bc1c685-e593-450e-88fb-19db4c82aa1d",
    aliases: &[
        "aws/iam_password_without_minimum_length", "CKV_AWS_10", "AVD-AWS-0063", "AWS-0063",
        "aws-iam-set-minimum-password-length",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 522,
    targets: &["aws_iam_account_password_policy"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("minimum_password_length").at_least(14).pedantic_for(is_long_enough).fix("14"),
    ),
    ..rule("aws-iam-password-policy-short-passwords", include_str!("password_policy_short_passwords.md"))
};

/// Whether passwords are as long as most guidance asks for, if not as CIS does.
fn is_long_enough(policy: &Block, _: &Cx) -> Checked<bool> {
    Ok(policy.number("minimum_password_length")?.is_some_and(|length| length.as_int() >= Some(12)))
}
