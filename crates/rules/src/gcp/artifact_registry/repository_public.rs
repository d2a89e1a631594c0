use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a7b8c9d0-e1f2-3a4b-5c6d-7e8f90123456",
    aliases: &["gcp/artifact_registry_repository_is_public", "CKV_GCP_101"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &[
        "google_artifact_registry_repository_iam_member", "google_artifact_registry_repository_iam_binding",
        "data.google_iam_policy",
    ],
    check: Check::Block(|block, cx| {
        iam::refuse_public(block, &["google_artifact_registry_repository_iam_policy"], cx)
    }),
    ..rule("gcp-artifact-registry-repository-public", include_str!("repository_public.md"))
};
