use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3561130e-9c5f-485b-9e16-2764c82763e5",
    aliases: &[
        "aws/iam_user_too_many_access_keys", "AVD-AWS-0167", "AWS-0167", "aws-iam-limit-user-access-keys",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["aws_iam_access_key"],
    check: Check::Block(check_others),
    ..rule("aws-iam-user-with-several-access-keys", include_str!("user_with_several_access_keys.md"))
};

const USER: &str = "user";

fn check_others(key: &Block, cx: &mut Cx) -> Checked {
    if !is_active(key)? {
        return Ok(());
    }
    let is_other = |it: &Block| both(Ok(it.address != key.address), is_active(it));
    let wanted = Wanted::value(key.reference(USER));
    let other = cx.joined(key.kind(), USER, wanted, |it| names_same(it, key, USER)).find(is_other)?;
    let Some(other) = other else { return Ok(()) };
    let message = format!("`{USER}` is `{}`, who has another active access key", key.value(USER));
    cx.wrong(key, USER, message).also(other.header(), "the other one");
    Ok(())
}

fn is_active(key: &Block) -> Checked<bool> {
    not(is_one_of(key, "status", &["Inactive"]))
}
