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
    modules: &[super::SERVER_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().pedantic_for(admits_no_address).fix("false"),
    ),
    ..rule("azure-sql-server-public", include_str!("server_public.md"))
};

/// Whether no firewall rule of the configuration is for the server, which then lets no address in: what lets subnets in would
/// not count without public access.
fn admits_no_address(server: &Block, cx: &Cx) -> Checked<bool> {
    Ok(!matches!(cx.referring("azurerm_mssql_firewall_rule", "server_id", server, &["id"]).exist(), Ok(true)))
}
