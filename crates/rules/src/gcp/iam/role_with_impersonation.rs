use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0f7ff19a-4423-57cc-a18a-84beb586f5bb",
    aliases: &["gcp/iam_role_with_impersonation", "CKV_GCP_41", "CKV_GCP_44", "CKV_GCP_45", "CKV_GCP_49"],
    severity: Low,
    category: AccessControl,
    cwe: 269,
    pedantic: true,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-role-with-impersonation", include_str!("role_with_impersonation.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    super::refuse_roles(grants, impersonates, |_| Ok(true), |_| false, cx)
}

/// Roles, after `roles/`, with permissions such as `iam.serviceAccounts.actAs`, `getAccessToken` or `setIamPolicy`, beside
/// those of service agents.
const ROLES: [&str; 18] = [
    "cloudbuild.builds.builder", "cloudbuild.builds.editor", "composer.worker", "dataflow.admin",
    "dataflow.developer", "dataproc.hubAgent", "deploymentmanager.editor", "editor", "iam.securityAdmin",
    "iam.serviceAccountAdmin", "iam.serviceAccountKeyAdmin", "iam.serviceAccountOpenIdTokenCreator",
    "iam.serviceAccountTokenCreator", "iam.serviceAccountUser", "iam.workloadIdentityUser", "owner",
    "run.sourceDeveloper", "securitycenter.admin",
];

fn impersonates(role: &str) -> bool {
    let Some(role) = role.strip_prefix("roles/") else { return false };
    ROLES.contains(&role) || role.ends_with(".serviceAgent")
}
