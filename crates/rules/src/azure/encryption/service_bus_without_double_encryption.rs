use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "73621094-7ebe-4e0f-9bdf-688d740f2041",
    aliases: &["azure/encryption_service_bus_without_double_encryption", "CKV_AZURE_199"],
    severity: Info,
    pedantic: true,
    category: Encryption,
    cwe: 311,
    targets: &["azurerm_servicebus_namespace"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("customer_managed_key.infrastructure_encryption_enabled").is_true().fix("true"),
    ),
    ..rule(
        "azure-encryption-service-bus-without-double-encryption",
        include_str!("service_bus_without_double_encryption.md"),
    )
};
