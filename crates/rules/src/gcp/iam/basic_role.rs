use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3612374-7d6c-50c7-b97b-5833ad0305a9",
    aliases: &["gcp/iam_basic_role", "CKV_GCP_115", "CKV_GCP_116", "CKV_GCP_117"],
    severity: Low,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-basic-role", include_str!("basic_role.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    let is_wide = |role: &str| matches!(role, "roles/owner" | "roles/editor" | "roles/viewer");
    super::refuse_roles(grants, is_wide, |member| not(super::is_googles(member)), |_| false, cx)
}
