use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c7f8e9a1-b2c3-d4e5-f6a7-8901b2c3d4e5",
    aliases: &[
        "azure/postgres_sql_server_enables_public_access", "CKV_AZURE_68", "AVD-AZU-0022", "AZU-0022",
        "azure-database-no-public-access",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: &["azurerm_postgresql_server", "azurerm_postgresql_flexible_server"],
    modules: &[module("Azure/avm-res-dbforpostgresql-flexibleserver/azurerm")],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("public_network_access_enabled")
            .of(&["azurerm_postgresql_server"])
            .passes(is_off, "`false`")
            .pedantic_for(admits_no_address)
            .fix("false"),
        attribute("public_network_access_enabled")
            .of(&["azurerm_postgresql_flexible_server"])
            .is_false()
            .for_blocks(is_outside_subnets)
            .pedantic_for(admits_no_address)
            .fix("false")
            .fix_since("azurerm", 4),
        attribute("public_network_access_enabled").of(&["module"]).is_false().absent_is_ok().fix("false"),
    ]),
    ..rule("azure-postgresql-server-public", include_str!("server_public.md"))
};

fn is_off(enabled: &str) -> bool {
    enabled == "false"
}

fn is_outside_subnets(server: &Block) -> Checked<bool> {
    not(server.is_set("delegated_subnet_id"))
}

/// Whether no firewall rule of the configuration is for the server, which then lets no address in.
fn admits_no_address(server: &Block, cx: &Cx) -> Checked<bool> {
    let single = cx.referring("azurerm_postgresql_firewall_rule", "server_name", server, &["name"]).exist();
    let rule = "azurerm_postgresql_flexible_server_firewall_rule";
    let flexible = cx.referring(rule, "server_id", server, &["id"]).exist();
    Ok(!matches!(either(single, flexible), Ok(true)))
}
