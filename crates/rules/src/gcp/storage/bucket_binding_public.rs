use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a6cd52a1-3056-4910-96a5-894de9f3f3b3",
    aliases: &[
        "gcp/cloud_storage_anonymous_or_publicly_accessible", "CKV_GCP_28", "AVD-GCP-0001", "GCP-0001",
        "google-storage-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &[
        "google_storage_bucket_iam_binding", "google_storage_managed_folder_iam_binding",
        "data.google_iam_policy",
    ],
    check: Check::Block(check_members),
    ..rule("gcp-storage-bucket-binding-public", include_str!("bucket_binding_public.md"))
};

fn check_members(grants: &Block, cx: &mut Cx) -> Checked {
    let policies = ["google_storage_bucket_iam_policy", "google_storage_managed_folder_iam_policy"];
    iam::refuse_public_unless(grants, &policies, super::publishes, cx)
}
