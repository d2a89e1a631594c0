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
        iam::refuse_public_unless(
            block,
            &["google_artifact_registry_repository_iam_policy"],
            is_called_public,
            cx,
        )
    }),
    ..rule("gcp-artifact-registry-repository-public", include_str!("repository_public.md"))
};

/// Whether a grant to read is of a repository that is there for everybody, as its name says.
fn is_called_public(grant: &Block, cx: &Cx) -> bool {
    let reads = is_one_of(grant, "role", &["roles/artifactregistry.reader"]);
    let kind = "google_artifact_registry_repository";
    let own = cx.referred(kind, &["name", "id", "repository_id"], grant, "repository");
    let is_public = |it: &Block| {
        let id = it.value("repository_id").to_string().to_ascii_lowercase();
        let by_id = id.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| word == "public");
        Ok(by_id || is_called(it, &["public"]))
    };
    matches!(both(reads, own.any(is_public)), Ok(true))
}
