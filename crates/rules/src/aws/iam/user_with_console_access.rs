use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9ec311bf-dfd9-421f-8498-0b063c8bc552",
    aliases: &["aws/iam_user_with_access_to_console", "CKV2_AWS_22", "aws-iam-user-console-access"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &["aws_iam_user_login_profile"],
    check: Check::Block(check_profile),
    ..rule("aws-iam-user-with-console-access", include_str!("user_with_console_access.md"))
};

fn check_profile(profile: &Block, cx: &mut Cx) -> Checked {
    let user = profile.value("user");
    cx.flag(profile.header(), format!("`user` is `{user}`, who gets a console password"))
        .shown_at(profile.place("user"));
    Ok(())
}
