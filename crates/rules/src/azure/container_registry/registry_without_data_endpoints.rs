use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c1fc8e4f-f80d-4942-a2de-f48994917a1f",
    aliases: &["azure/container_registry_registry_without_data_endpoints", "CKV_AZURE_237"],
    severity: Info,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &["azurerm_container_registry"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("data_endpoint_enabled").is_true().fix("true")),
    ..rule(
        "azure-container-registry-registry-without-data-endpoints",
        include_str!("registry_without_data_endpoints.md"),
    )
};
