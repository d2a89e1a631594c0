use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7f0a8696-7159-4337-ad0d-8a3ab4a78195",
    aliases: &[
        "azure/mariadb_public_network_access_enabled", "CKV_AZURE_48", "AVD-AZU-0022", "AZU-0022",
        "azure-database-no-public-access",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["azurerm_mariadb_server"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("public_network_access_enabled").is_false().pedantic_for(admits_no_address).fix("false"),
    ),
    ..rule("azure-mariadb-server-public", include_str!("server_public.md"))
};

/// Whether no firewall rule of the configuration is for the server, which then lets no address in.
fn admits_no_address(server: &Block, cx: &Cx) -> Checked<bool> {
    let rules = cx.referring("azurerm_mariadb_firewall_rule", "server_name", server, &["name"]).exist();
    Ok(!matches!(rules, Ok(true)))
}
