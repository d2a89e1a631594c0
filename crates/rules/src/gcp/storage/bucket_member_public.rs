use crate::gcp::iam;
use crate::gcp::shared::members;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c010082c-76e0-4b91-91d9-6e8439e455dd",
    aliases: &[
        "gcp/cloud_storage_bucket_is_publicly_accessible", "CKV_GCP_28", "AVD-GCP-0001", "GCP-0001",
        "google-storage-no-public-access",
    ],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: &[
        "google_storage_bucket_iam_member", "google_storage_managed_folder_iam_member",
        "google_storage_bucket_access_control", "google_storage_default_object_access_control",
        "google_storage_object_access_control", "google_storage_bucket_acl",
        "google_storage_default_object_acl", "google_storage_object_acl",
    ],
    check: Check::Block(check_member),
    ..rule("gcp-storage-bucket-member-public", include_str!("bucket_member_public.md"))
};

fn check_member(grant: &Block, cx: &mut Cx) -> Checked {
    if grant.kind().ends_with("_iam_member") {
        return iam::refuse_public_unless(grant, &[], super::publishes, cx);
    }
    let entity =
        attribute("entity").none_of(&members::EVERYBODY).absent_is_ok().pedantic_for(reads).check(grant, cx);
    let listed = attribute("role_entity")
        .passes(is_narrow, "free of `allUsers` and `allAuthenticatedUsers`")
        .absent_is_ok()
        .pedantic_for(reads)
        .check(grant, cx);
    let predefined = attribute("predefined_acl")
        .none_of(&["publicRead", "publicReadWrite", "authenticatedRead"])
        .absent_is_ok()
        .pedantic_for(reads)
        .check(grant, cx);
    entity.and(listed).and(predefined)
}

fn is_narrow(entry: &str) -> bool {
    !members::EVERYBODY.iter().any(|everybody| entry.ends_with(everybody))
}

/// Whether a list lets everybody do no more than read what stands in a bucket that may be there for everybody to read.
fn reads(list: &Block, cx: &Cx) -> Checked<bool> {
    let is_narrow_or_reads = |entry: &str| is_narrow(entry) || entry.starts_with("READER:");
    let entries = list.value("role_entity");
    let read = entries
        .elements_or_self()
        .iter()
        .all(|it| it.is_null() || it.as_str().is_some_and(is_narrow_or_reads));
    let role = either(not(list.is_set("role")), is_one_of(list, "role", &["READER"]));
    let writes = is_one_of(list, "predefined_acl", &["publicReadWrite"]);
    both(Ok(read && super::may_be_for_everybody(list, cx)), both(role, not(writes)))
}
