use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1ce4a3e3-96ce-5713-abe1-0824d37a2cc8",
    aliases: &["gcp/iam_public"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    implies: &["gcp-iam-user-with-role"],
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_members),
    ..rule("gcp-iam-public", include_str!("public.md"))
};

fn check_members(grants: &Block, cx: &mut Cx) -> Checked {
    let policies =
        ["google_project_iam_policy", "google_folder_iam_policy", "google_organization_iam_policy"];
    super::refuse_public(grants, &policies, cx)
}
