use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7cc20cf8-0b27-5d8e-90b3-52d46f47c019",
    aliases: &["azure/synapse_workspace_without_exfiltration_protection", "CKV_AZURE_157"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &["azurerm_synapse_workspace"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("data_exfiltration_protection_enabled")
            .is_true()
            .fix("true")
            .fix_where(|workspace| workspace.is_true("managed_virtual_network_enabled")),
    ),
    ..rule(
        "azure-synapse-workspace-without-exfiltration-protection",
        include_str!("workspace_without_exfiltration_protection.md"),
    )
};
