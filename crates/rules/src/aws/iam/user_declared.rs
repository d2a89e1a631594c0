use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "876d182e-fab9-5118-b2cd-2903df3ad340",
    aliases: &["aws/iam_user_declared", "CKV_AWS_273"],
    severity: Info,
    category: AccessControl,
    cwe: 1390,
    pedantic: true,
    targets: &["aws_iam_user"],
    check: Check::Block(check_user),
    ..rule("aws-iam-user-declared", include_str!("user_declared.md"))
};

fn check_user(user: &Block, cx: &mut Cx) -> Checked {
    cx.flag(user.header(), "this user exists in the account alone, with passwords and keys of its own");
    Ok(())
}
