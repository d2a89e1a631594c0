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
    severity: Medium,
    category: InsecureDefaults,
    cwe: 285,
    targets: &["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Some(Unsafe),
    check: Check::Block(check_network),
    ..rule("azure-storage-account-network-unrestricted", include_str!("account_network_unrestricted.md"))
};

fn check_network(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "azurerm_storage_account" => {
            let inline = attribute("network_rules.default_action")
                .passes(is_deny, "`\"Deny\"`")
                .absent_is_ok()
                .for_blocks(super::is_reachable)
                .fix("\"Deny\"");
            inline.check(block, cx).and_then(|()| check_rules(block, cx))
        }
        _ => {
            let closed = super::any_for(block, cx, |account| super::is_reachable(account).map(|it| !it));
            if matches!(closed, Ok(true)) {
                return Ok(());
            }
            attribute("default_action")
                .passes(is_deny, "`\"Deny\"`")
                .absent_is_ok()
                .fix("\"Deny\"")
                .check(block, cx)
        }
    }
}

fn is_deny(action: &str) -> bool {
    action.eq_ignore_ascii_case("Deny")
}

fn check_rules(account: &Block, cx: &mut Cx) -> Checked {
    let listed = super::rules_of(account, cx).exist();
    if either(account.is_set("network_rules"), listed)? || !super::is_reachable(account)? {
        return Ok(());
    }
    let access = account.value("public_network_access_enabled");
    let what = if access.is_null() { "not set".to_owned() } else { format!("`{access}`") };
    let message = format!("`public_network_access_enabled` is {what} and no network rules restrict it");
    cx.wrong(account, "public_network_access_enabled", message)
        .set(account, "public_network_access_enabled", "false");
    Ok(())
}
