use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "688399e6-7190-5b1d-8274-2d5ca770f36d",
    aliases: &["aws/iam_user_without_group"],
    severity: Info,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_iam_user"],
    check: Check::Holds(
        is_member,
        "no `aws_iam_user_group_membership` or `aws_iam_group_membership` adds this user to a group",
    ),
    ..rule("aws-iam-user-without-group", include_str!("user_without_group.md"))
};

/// The attributes by which memberships name a user.
const NAMES: [&str; 2] = ["name", "id"];

fn is_member(user: &Block, cx: &Cx) -> Checked<bool> {
    let own = cx.referring("aws_iam_user_group_membership", "user", user, &NAMES);
    either(own.any(|it| it.is_set("groups")), is_listed(user, cx))
}

/// Whether a group says that the user is in it.
fn is_listed(user: &Block, cx: &Cx) -> Checked<bool> {
    value::any(NAMES, |name| cx.listing("aws_iam_group_membership", "users", &user.reference(name)).exist())
}
