use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fc101ca7-c9dd-4198-a1eb-0fbe92e80044",
    aliases: &["aws/iam_group_without_users", "CKV2_AWS_14", "CKV2_AWS_21"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_iam_group"],
    check: Check::Holds(
        has_users,
        "no `aws_iam_group_membership` or `aws_iam_user_group_membership` adds a user to this group",
    ),
    ..rule("aws-iam-group-without-users", include_str!("group_without_users.md"))
};

/// The attributes by which memberships name a group.
const NAMES: [&str; 2] = ["name", "id"];

fn has_users(group: &Block, cx: &Cx) -> Checked<bool> {
    let members = cx.referring("aws_iam_group_membership", "group", group, &NAMES);
    either(members.any(|it| it.is_set("users")), is_listed(group, cx))
}

/// Whether a user says that it is in the group.
fn is_listed(group: &Block, cx: &Cx) -> Checked<bool> {
    value::any(NAMES, |name| {
        cx.listing("aws_iam_user_group_membership", "groups", &group.reference(name)).exist()
    })
}
