use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a5613650-32ec-4975-a305-31af783153ea",
    aliases: &[
        "azure/default_azure_storage_account_network_access_is_too_permissive",
        "CKV_AZURE_35",
        "AVD-AZU-0012",
        "AZU-0012",
        "azure-storage-default-action-deny",
    ],
    severity: Low,
    category: InsecureDefaults,
    cwe: 285,
    pedantic: true,
    targets: &["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Some(Unsafe),
    check: Check::Block(check_network),
    ..rule("azure-storage-account-network-unrestricted", include_str!("account_network_unrestricted.md"))
};

fn check_network(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "azurerm_storage_account_network_rules" {
        return closed("default_action").unless(is_for_closed_account).check(block, cx);
    }
    closed("network_rules.default_action").for_blocks(super::is_reachable).check(block, cx)?;
    let listed = super::rules_of(block, cx).exist();
    let is_restricted = either(either(block.is_set("network_rules"), listed), is_website(block, cx));
    if !either(is_restricted, not(super::is_reachable(block)))? {
        let access = "public_network_access_enabled";
        let message = format!("{} and no network rules restrict access", block.actual(access));
        cx.wrong(block, access, message).set(block, access, "false");
    }
    Ok(())
}

const fn closed(path: &'static str) -> Attribute {
    attribute(path).passes(is_deny, "`\"Deny\"`").absent_is_ok().fix("\"Deny\"")
}

fn is_deny(action: &str) -> bool {
    action.eq_ignore_ascii_case("Deny")
}

/// Whether the rules are certainly for an account that no network reaches.
fn is_for_closed_account(rules: &Block, cx: &Cx) -> Checked<bool> {
    let closed = super::any_for(rules, cx, |account| not(super::is_reachable(account)));
    Ok(matches!(closed, Ok(true)))
}

/// Whether the account serves a website, which is meant for every network.
fn is_website(account: &Block, cx: &Cx) -> Checked<bool> {
    let kind = "azurerm_storage_account_static_website";
    let apart = cx.referring(kind, "storage_account_id", account, &["id"]).exist();
    either(account.is_set("static_website"), apart)
}
