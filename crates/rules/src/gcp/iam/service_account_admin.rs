use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "84d36481-fd63-48cb-838e-635c44806ec2",
    aliases: &[
        "gcp/google_project_iam_member_service_account_has_admin_role",
        "CKV_GCP_42",
        "AVD-GCP-0007",
        "GCP-0007",
        "google-iam-no-privileged-service-accounts",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    implies: &["gcp-iam-service-account-privileged"],
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-service-account-admin", include_str!("service_account_admin.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    let is_wide = |role: &str| role == "roles/iam.serviceAccountAdmin";
    super::refuse_roles(grants, is_wide, super::is_service_account, |_| false, cx)
}
