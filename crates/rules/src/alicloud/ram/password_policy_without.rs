use crate::prelude::*;

/// What the rules of this table have in common: one for each class of characters.
const TEMPLATE: Rule = Rule {
    severity: Info,
    category: SecretManagement,
    cwe: 521,
    pedantic: true,
    targets: &super::PASSWORD_POLICIES,
    fix: Some(Unsafe),
    ..rule("", include_str!("password_policy_without.md"))
};

/// The demands that passwords have characters of a class, as the older resource has them by default.
const fn required(name: &'static str) -> [Attribute; 2] {
    let required = attribute(name).is_true().fix("true");
    [required.of(&[super::ACCOUNT_POLICY]).absent_is_ok(), required.of(&[super::POLICY])]
}

pub(super) static LOWERCASE: Rule = Rule {
    id: "alicloud-ram-password-policy-without-lowercase",
    guid: "89143358-cec6-49f5-9392-920c591c669c",
    aliases: &[
        "alicloud/ram_password_security_policy_not_require_at_least_one_lowercase_character",
        "CKV_ALI_17",
    ],
    check: Check::Attributes(&const { required("require_lowercase_characters") }),
    words: &[
        ("class", "lowercase letters"),
        ("attribute", "require_lowercase_characters"),
        ("risk", "Passwords without lowercase letters are easier to guess, because there are fewer of them."),
    ],
    ..TEMPLATE
};

pub(super) static NUMBERS: Rule = Rule {
    id: "alicloud-ram-password-policy-without-numbers",
    guid: "063234c0-91c0-4ab5-bbd0-47ddb5f23786",
    aliases: &["alicloud/ram_account_password_policy_not_required_numbers", "CKV_ALI_14"],
    check: Check::Attributes(&const { required("require_numbers") }),
    words: &[
        ("class", "numbers"),
        ("attribute", "require_numbers"),
        (
            "risk",
            "Passwords of letters alone are easier to guess: there are fewer of them, and they are more often words.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static SYMBOLS: Rule = Rule {
    id: "alicloud-ram-password-policy-without-symbols",
    guid: "41a38329-d81b-4be4-aef4-55b2615d3282",
    aliases: &["alicloud/ram_account_password_policy_not_required_symbols", "CKV_ALI_15"],
    check: Check::Attributes(&const { required("require_symbols") }),
    words: &[
        ("class", "symbols"),
        ("attribute", "require_symbols"),
        (
            "risk",
            "Passwords of letters and numbers alone are easier to guess, because there are fewer of them.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static UPPERCASE: Rule = Rule {
    id: "alicloud-ram-password-policy-without-uppercase",
    guid: "5e0fb613-ba9b-44c3-88f0-b44188466bfd",
    aliases: &[
        "alicloud/ram_password_security_policy_not_require_at_least_one_uppercase_character",
        "CKV_ALI_19",
    ],
    check: Check::Attributes(&const { required("require_uppercase_characters") }),
    words: &[
        ("class", "uppercase letters"),
        ("attribute", "require_uppercase_characters"),
        ("risk", "Passwords without uppercase letters are easier to guess, because there are fewer of them."),
    ],
    ..TEMPLATE
};
