use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b90842e5-6779-44d4-9760-972f4c03ba1c",
    aliases: &[
        "azure/network_watcher_flow_disabled", "AVD-AZU-0073", "AZU-0073",
        "azure-network-network-watcher-flow-disabled",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 779,
    targets: &["azurerm_network_watcher_flow_log"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("enabled").is_true().absent_is_ok().fix("true")),
    ..rule("azure-network-flow-log-disabled", include_str!("flow_log_disabled.md"))
};
