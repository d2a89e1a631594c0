use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b6934244-e781-592d-8704-6d1c29a7f72b",
    aliases: &["azure/container_registry_registry_without_retention", "CKV_AZURE_167"],
    severity: Info,
    category: ResourceManagement,
    cwe: 1104,
    pedantic: true,
    targets: &["azurerm_container_registry"],
    check: Check::Block(check_retention),
    ..rule(
        "azure-container-registry-registry-without-retention",
        include_str!("registry_without_retention.md"),
    )
};

fn check_retention(registry: &Block, cx: &mut Cx) -> Checked {
    let by_block = registry.any("retention_policy", |policy| policy.is_true("enabled"));
    if !either(registry.is_set("retention_policy_in_days"), by_block)? {
        let place = registry.first("retention_policy").map_or(registry.header(), |it| it.header());
        let message = "neither `retention_policy_in_days` nor an enabled `retention_policy` is set";
        cx.flag(place, message).about("retention_policy_in_days");
    }
    Ok(())
}
