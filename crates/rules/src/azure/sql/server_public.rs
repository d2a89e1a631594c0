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
        attribute("public_network_access_enabled").is_false().pedantic_for(admits_subnets_only).fix("false"),
    ),
    ..rule("azure-sql-server-public", include_str!("server_public.md"))
};

/// Whether a server lets in subnets by rules of its own, and no addresses: without public access those rules do not count.
fn admits_subnets_only(server: &Block, cx: &Cx) -> Checked<bool> {
    let has = |kind| cx.referring(kind, "server_id", server, &["id"]).exist();
    both(has("azurerm_mssql_virtual_network_rule"), not(has("azurerm_mssql_firewall_rule")))
}
