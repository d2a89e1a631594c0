use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "99c96ed1-003e-4cdf-9f1f-c53c0a307c8d",
    aliases: &["azure/api_management_service_without_virtual_network", "CKV_AZURE_107"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_api_management"],
    check: Check::Attribute(attribute("virtual_network_configuration.subnet_id").is_present()),
    ..rule(
        "azure-api-management-service-without-virtual-network",
        include_str!("service_without_virtual_network.md"),
    )
};
