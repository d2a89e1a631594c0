use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7cc5d0a5-df5f-5ad6-9645-2b52bccbf0a3",
    aliases: &["azure/compute_disk_public", "CKV_AZURE_251"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["azurerm_managed_disk"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().for_blocks(may_be_exported).fix("false"),
    ),
    ..rule("azure-compute-disk-public", include_str!("disk_public.md"))
};

/// Whether links to download the disk can be made that work in every network.
fn may_be_exported(disk: &Block) -> Checked<bool> {
    not(is_one_of(disk, "network_access_policy", &["AllowPrivate", "DenyAll"]))
}
