use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8297ae9b-57e0-4bba-a338-3239253adcbd",
    aliases: &["azure/container_registry_registry_without_quarantine", "CKV_AZURE_166"],
    severity: Info,
    pedantic: true,
    category: SupplyChain,
    cwe: 1395,
    targets: &["azurerm_container_registry"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("quarantine_policy_enabled")
            .is_true()
            .fix("true")
            .fix_where(|registry| is_one_of(registry, "sku", &["Premium"])),
    ),
    ..rule(
        "azure-container-registry-registry-without-quarantine",
        include_str!("registry_without_quarantine.md"),
    )
};
