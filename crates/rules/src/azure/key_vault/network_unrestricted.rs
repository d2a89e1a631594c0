use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2f5a7f4e-4a0c-4f6d-8f0b-0a6fb1f7c3d2",
    aliases: &[
        "azure/key_vault_network_unrestricted", "CKV_AZURE_109", "CKV_AZURE_189", "AVD-AZU-0013", "AZU-0013",
        "azure-keyvault-specify-network-acl",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_key_vault"],
    fix: Some(Unsafe),
    check: Check::Block(check_network),
    ..rule("azure-key-vault-network-unrestricted", include_str!("network_unrestricted.md"))
};

fn check_network(vault: &Block, cx: &mut Cx) -> Checked {
    if is_off(vault, "public_network_access_enabled")? {
        return Ok(());
    }
    if !vault.is_set("network_acls")? {
        cx.flag(vault.header(), "`network_acls` is not set, so every network is allowed");
    }
    let action = attribute("network_acls.default_action").passes(is_deny, "`\"Deny\"`").absent_is_ok();
    action.fix("\"Deny\"").check(vault, cx)
}

fn is_deny(action: &str) -> bool {
    action.eq_ignore_ascii_case("Deny")
}
