use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ade36cf4-329f-4830-a83d-9db72c800507",
    aliases: &[
        "azure/mssql_server_public_network_access_enabled", "CKV_AZURE_113", "AVD-AZU-0022", "AZU-0022",
        "azure-database-no-public-access",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["azurerm_mssql_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("public_network_access_enabled").is_false().fix("false")),
    ..rule("azure-sql-server-public", include_str!("server_public.md"))
};
