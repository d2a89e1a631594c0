use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5400f379-a347-4bdd-a032-446465fdcc6f",
    aliases: &[
        "azure/trusted_microsoft_services_not_enabled", "CKV_AZURE_36", "AVD-AZU-0010", "AZU-0010",
        "azure-storage-allow-microsoft-service-bypass",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 284,
    pedantic: true,
    targets: &["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Some(Unsafe),
    check: Check::Block(check_bypass),
    ..rule(
        "azure-storage-account-blocks-trusted-services",
        include_str!("account_blocks_trusted_services.md"),
    )
};

const TRUSTED: &str = "AzureServices";

fn check_bypass(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "azurerm_storage_account" => {
            value::each(block.each("network_rules"), |rules| check_rules(&rules, cx))
        }
        _ => check_rules(block, cx),
    }
}

fn check_rules(rules: &Block, cx: &mut Cx) -> Checked {
    let bypass = rules.value("bypass");
    if bypass.is_null() || lists(rules, "bypass", |it| it == TRUSTED)? {
        return Ok(());
    }
    let items = bypass.elements_or_self();
    let kept = items.iter().filter_map(|item| item.as_str()).filter(|it| *it != "None");
    let wanted: Vec<_> = kept.chain([TRUSTED]).map(|it| format!("\"{it}\"")).collect();
    let message = format!("{}, must contain `\"{TRUSTED}\"`", rules.actual("bypass"));
    cx.wrong(rules, "bypass", message).set(rules, "bypass", &format!("[{}]", wanted.join(", ")));
    Ok(())
}
