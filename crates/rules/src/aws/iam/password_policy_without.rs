use crate::prelude::*;

/// What the rules of this table have in common: one for each class of characters.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 521,
    targets: &["aws_iam_account_password_policy"],
    modules: &[super::ACCOUNT_MODULE],
    fix: Some(Safe),
    ..rule("", include_str!("password_policy_without.md"))
};

pub(super) static LOWERCASE: Rule = Rule {
    id: "aws-iam-password-policy-without-lowercase",
    guid: "a1b2c3d4-e5f6-7890-ab12-cd34ef567890",
    aliases: &[
        "aws/iam_password_does_not_require_lowercase", "CKV_AWS_11", "AVD-AWS-0058", "AWS-0058",
        "aws-iam-require-lowercase-in-passwords",
    ],
    check: Check::Attribute(super::required_in_passwords("require_lowercase_characters")),
    words: &[
        ("class", "lowercase letters"),
        ("attribute", "require_lowercase_characters"),
        ("control", "12"),
    ],
    ..TEMPLATE
};

pub(super) static NUMBERS: Rule = Rule {
    id: "aws-iam-password-policy-without-numbers",
    guid: "0df2ce76-ba56-445a-89f8-5ba34b7fafe3",
    aliases: &[
        "aws/iam_password_does_not_require_number", "CKV_AWS_12", "AVD-AWS-0059", "AWS-0059",
        "aws-iam-require-numbers-in-passwords",
    ],
    check: Check::Attribute(super::required_in_passwords("require_numbers")),
    words: &[("class", "digits"), ("attribute", "require_numbers"), ("control", "14")],
    ..TEMPLATE
};

pub(super) static SYMBOLS: Rule = Rule {
    id: "aws-iam-password-policy-without-symbols",
    guid: "bts2c3d4-e5f6-7890-ab12-cd34ef567890",
    aliases: &[
        "aws/iam_password_does_not_require_symbol", "CKV_AWS_14", "AVD-AWS-0060", "AWS-0060",
        "aws-iam-require-symbols-in-passwords",
    ],
    check: Check::Attribute(super::required_in_passwords("require_symbols")),
    words: &[("class", "symbols"), ("attribute", "require_symbols"), ("control", "13")],
    ..TEMPLATE
};

pub(super) static UPPERCASE: Rule = Rule {
    id: "aws-iam-password-policy-without-uppercase",
    guid: "2c3d4ghwt-e5f6-7890-ab12-cd34ef567890",
    aliases: &[
        "aws/iam_password_does_not_require_uppercase", "CKV_AWS_15", "AVD-AWS-0061", "AWS-0061",
        "aws-iam-require-uppercase-in-passwords",
    ],
    check: Check::Attribute(super::required_in_passwords("require_uppercase_characters")),
    words: &[
        ("class", "uppercase letters"),
        ("attribute", "require_uppercase_characters"),
        ("control", "11"),
    ],
    ..TEMPLATE
};
