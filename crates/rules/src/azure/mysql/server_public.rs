use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f118890b-2468-42b1-9ce9-af35146b425b",
    aliases: &[
        "azure/mysql_server_public_access_enabled", "CKV_AZURE_53", "AVD-AZU-0022", "AZU-0022",
        "azure-database-no-public-access",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["azurerm_mysql_server", "azurerm_mysql_flexible_server"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("public_network_access_enabled")
            .of(&["azurerm_mysql_server"])
            .is_false()
            .pedantic_for(admits_no_address)
            .fix("false"),
        attribute("public_network_access")
            .of(&["azurerm_mysql_flexible_server"])
            .one_of(&["Disabled"])
            .for_blocks(is_outside_subnets)
            .pedantic_for(admits_no_address)
            .fix("\"Disabled\"")
            .fix_since("azurerm", 4),
    ]),
    ..rule("azure-mysql-server-public", include_str!("server_public.md"))
};

fn is_outside_subnets(server: &Block) -> Checked<bool> {
    not(server.is_set("delegated_subnet_id"))
}

/// Whether no firewall rule of the configuration is for the server, which then lets no address in.
fn admits_no_address(server: &Block, cx: &Cx) -> Checked<bool> {
    let rules = ["azurerm_mysql_firewall_rule", "azurerm_mysql_flexible_server_firewall_rule"];
    let admits = |kind: &str| cx.referring(kind, "server_name", server, &["name"]).exist();
    Ok(!rules.into_iter().any(|kind| matches!(admits(kind), Ok(true))))
}
