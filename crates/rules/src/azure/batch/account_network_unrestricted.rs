use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1b6f41d7-a8d1-4d2f-8987-ff0a61066e0f",
    aliases: &["azure/batch_account_network_unrestricted", "CKV_AZURE_248"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_batch_account"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("network_profile.account_access.default_action")
            .none_of(&["Allow"])
            .absent_is_ok()
            .for_blocks(is_public)
            .fix("\"Deny\""),
    ),
    ..rule("azure-batch-account-network-unrestricted", include_str!("account_network_unrestricted.md"))
};

fn is_public(account: &Block) -> Checked<bool> {
    Ok(account.bool("public_network_access_enabled")?.is_none_or(|enabled| *enabled))
}
