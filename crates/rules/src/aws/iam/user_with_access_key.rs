use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f7b98d0a-ad37-5aae-a9cc-98e6f7b190e4",
    aliases: &["aws/iam_user_with_access_key"],
    severity: Low,
    category: AccessControl,
    cwe: 798,
    pedantic: true,
    targets: &["aws_iam_access_key"],
    check: Check::Block(check_key),
    ..rule("aws-iam-user-with-access-key", include_str!("user_with_access_key.md"))
};

fn check_key(key: &Block, cx: &mut Cx) -> Checked {
    if is_one_of(key, "status", &["Inactive"])? {
        return Ok(());
    }
    let message = format!("`user` is `{}`, who gets a key that never expires", key.value("user"));
    cx.flag(key.header(), message).shown_at(key.place("user"));
    Ok(())
}
