use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d4e5f6g7-h8i9-0jkl-mnop-qrstuvwx1234",
    aliases: &["gcp/cloud_kms_key_rings_are_public", "CKV2_GCP_8"],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: &["google_kms_key_ring_iam_member", "google_kms_key_ring_iam_binding", "data.google_iam_policy"],
    check: Check::Block(|block, cx| iam::refuse_public(block, &["google_kms_key_ring_iam_policy"], cx)),
    ..rule("gcp-kms-key-ring-public", include_str!("key_ring_public.md"))
};
