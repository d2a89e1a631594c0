use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4003118b-046b-4640-b200-b8c7a4c8b89f",
    aliases: &["aws/sso_identity_user_unsafe_creation"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_identitystore_user"],
    check: Check::Block(check_user),
    ..rule("aws-identitystore-user-declared", include_str!("user_declared.md"))
};

fn check_user(user: &Block, cx: &mut Cx) -> Checked {
    cx.flag(user.header(), "this user is created by Terraform, not by the company's directory");
    Ok(())
}
