use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "23c3067a-8cc9-480c-b645-7c1e0ad4bf60",
    aliases: &["databricks/group_without_user_or_instance_profile"],
    severity: Info,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["databricks_group"],
    check: Check::Holds(
        has_a_purpose,
        "no `databricks_group_member` or `databricks_group_instance_profile` belongs to this group",
    ),
    ..rule("databricks-group-without-members", include_str!("without_members.md"))
};

fn has_a_purpose(group: &Block, cx: &Cx) -> Checked<bool> {
    let kinds = ["databricks_group_member", "databricks_group_instance_profile"];
    let of_group = value::any(kinds, |kind| cx.referring(kind, "group_id", group, &["id"]).exist());
    either(of_group, group.is_set("external_id"))
}
