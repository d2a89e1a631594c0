use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dd24c9d0-3d4f-549d-8730-7b552efb2756",
    aliases: &[
        "azure/synapse_workspace_without_managed_network", "CKV_AZURE_58", "AVD-AZU-0034", "AZU-0034",
        "azure-synapse-virtual-network-enabled",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["azurerm_synapse_workspace"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("managed_virtual_network_enabled").is_true().fix("true")),
    ..rule(
        "azure-synapse-workspace-without-managed-network",
        include_str!("workspace_without_managed_network.md"),
    )
};
