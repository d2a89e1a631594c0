use crate::prelude::*;
use tollgate_core::value::Reason;

pub(super) static RULE: Rule = Rule {
    guid: "970d224d-b42a-416b-81f9-8f4dfe70c4bc",
    aliases: &[
        "aws/root_account_has_active_access_keys", "aws/iam_access_key_is_exposed", "CKV_AWS_348",
        "AVD-AWS-0141", "AWS-0141", "aws-iam-no-root-access-keys",
    ],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 710,
    targets: &["aws_iam_access_key"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("status").one_of(&["Inactive"]).for_blocks(is_of_root).fix("\"Inactive\""),
    ),
    ..rule("aws-iam-root-access-key", include_str!("root_access_key.md"))
};

/// Whether the name of the user has the word "root" in it.
fn is_of_root(key: &Block) -> Checked<bool> {
    let user = match key.value("user").as_unknown().map(|it| &it.reason) {
        // The provider makes no such names.
        Some(Reason::Computed(_) | Reason::Planned) => None,
        _ => key.string("user")?,
    };
    let is_root = |word: &str| word.eq_ignore_ascii_case("root");
    Ok(user.is_some_and(|user| user.split(|it: char| !it.is_ascii_alphanumeric()).any(is_root)))
}
