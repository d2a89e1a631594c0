use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "730171cf-64ca-50a1-9d11-9f1446b35a8a",
    aliases: &["azure/compute_machine_allows_extensions", "CKV_AZURE_50"],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 829,
    pedantic: true,
    targets: &["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
    check: Check::Attribute(attribute("allow_extension_operations").is_false()),
    ..rule("azure-compute-machine-allows-extensions", include_str!("machine_allows_extensions.md"))
};
