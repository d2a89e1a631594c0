use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "48bbe0fd-57e4-4678-a4a1-119e79c90fc3",
    aliases: &["azure/storage_share_file_allows_all_acl_permissions"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &["azurerm_storage_share"],
    check: Check::Block(check_policies),
    ..rule("azure-storage-share-policy-full-access", include_str!("share_policy_full_access.md"))
};

fn check_policies(share: &Block, cx: &mut Cx) -> Checked {
    match has_signed_addresses(share)? {
        true => super::forbid_all_permissions(share, permits_all, cx),
        false => Ok(()),
    }
}

fn permits_all(permissions: &str) -> bool {
    "rwdl".chars().all(|letter| permissions.contains(letter))
}

/// Whether policies count for a share: those of NFS know no signed addresses (Azure Files REST API, "Set Share ACL").
fn has_signed_addresses(share: &Block) -> Checked<bool> {
    not(is_one_of(share, "enabled_protocol", &["NFS"]))
}
