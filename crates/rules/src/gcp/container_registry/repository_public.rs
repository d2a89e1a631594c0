use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f6a7b8c9-d0e1-2345-f678-90abcdef1234",
    aliases: &["gcp/container_registry_repository_is_public", "CKV2_GCP_9"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 311,
    implies: &["gcp-storage-bucket-member-public", "gcp-storage-bucket-binding-public"],
    targets: &["google_storage_bucket_iam_member", "google_storage_bucket_iam_binding"],
    check: Check::Block(check_members),
    ..rule("gcp-container-registry-repository-public", include_str!("repository_public.md"))
};

fn check_members(grant: &Block, cx: &mut Cx) -> Checked {
    if holds_images(grant)? { iam::refuse_public(grant, &[], cx) } else { Ok(()) }
}

/// Whether the bucket of a grant is one of Container Registry.
fn holds_images(grant: &Block) -> Checked<bool> {
    let bucket = grant.value("bucket");
    if let Some(attribute) = bucket.as_attribute() {
        return Ok(attribute.object().kind() == "google_container_registry");
    }
    let ends = value::ends_with(&bucket, ".appspot.com");
    both(
        ends,
        value::any(["artifacts.", "eu.artifacts.", "us.artifacts.", "asia.artifacts."], |start| {
            value::starts_with(&bucket, start)
        }),
    )
}
