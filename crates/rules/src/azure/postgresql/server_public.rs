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
            .fix("false"),
        attribute("public_network_access_enabled")
            .of(&["azurerm_postgresql_flexible_server"])
            .is_false()
            .for_blocks(is_outside_subnets)
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
