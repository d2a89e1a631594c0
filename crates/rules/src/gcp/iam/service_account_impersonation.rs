use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "617ef6ff-711e-4bd7-94ae-e965911b1b40",
    aliases: &[
        "gcp/google_project_iam_binding_service_account_has_token_creator_or_account_user_role",
        "gcp/google_project_iam_member_service_account_has_token_creator_or_account_user_role",
        "CKV_GCP_41",
        "CKV_GCP_44",
        "CKV_GCP_45",
        "CKV_GCP_49",
        "AVD-GCP-0011",
        "GCP-0011",
        "google-iam-no-project-level-service-account-impersonation",
        "AVD-GCP-0005",
        "GCP-0005",
        "google-iam-no-folder-level-service-account-impersonation",
        "AVD-GCP-0009",
        "GCP-0009",
        "google-iam-no-org-level-service-account-impersonation",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-service-account-impersonation", include_str!("service_account_impersonation.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(
        grants,
        |role| matches!(role, "roles/iam.serviceAccountTokenCreator" | "roles/iam.serviceAccountUser"),
        super::is_service_account,
        deploys,
        cx,
    )
}
