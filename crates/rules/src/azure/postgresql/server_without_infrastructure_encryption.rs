use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6425c98b-ca4e-41fe-896a-c78772c131f8",
    aliases: &["azure/postgresql_server_infrastructure_encryption_disabled", "CKV_AZURE_130"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["azurerm_postgresql_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("infrastructure_encryption_enabled").is_true().fix("true")),
    ..rule(
        "azure-postgresql-server-without-infrastructure-encryption",
        include_str!("server_without_infrastructure_encryption.md"),
    )
};
