use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "02e9d7e7-bd16-5154-9700-d75ba7924fad",
    aliases: &["azure/container_registry_registry_in_one_region", "CKV_AZURE_165"],
    severity: Info,
    category: Availability,
    cwe: 1188,
    pedantic: true,
    targets: &["azurerm_container_registry"],
    check: Check::Attribute(attribute("georeplications").is_present()),
    ..rule("azure-container-registry-registry-in-one-region", include_str!("registry_in_one_region.md"))
};
