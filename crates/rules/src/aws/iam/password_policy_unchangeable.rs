use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9ef7d25d-9764-4224-9968-fa321c56ef76",
    aliases: &["aws/aws_password_policy_with_unchangeable_passwords"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 521,
    targets: &["aws_iam_account_password_policy"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(attribute("allow_users_to_change_password").is_true().absent_is_ok().fix("true")),
    ..rule("aws-iam-password-policy-unchangeable", include_str!("password_policy_unchangeable.md"))
};
