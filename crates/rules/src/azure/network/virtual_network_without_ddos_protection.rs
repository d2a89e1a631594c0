use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b4cc2c52-34a6-4b43-b57c-4bdeb4514a5a",
    aliases: &["azure/virtual_network_with_ddos_protection_plan_disabled"],
    severity: Low,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &["azurerm_virtual_network"],
    modules: &[module("Azure/avm-res-network-virtualnetwork/azurerm")],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("ddos_protection_plan.enable").is_true().fix("true").fix_where(|plan| plan.is_set("id")),
    ),
    ..rule(
        "azure-network-virtual-network-without-ddos-protection",
        include_str!("virtual_network_without_ddos_protection.md"),
    )
};
