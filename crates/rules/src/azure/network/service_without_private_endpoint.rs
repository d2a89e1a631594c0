use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7330dd5-de91-576a-9f8f-41ce55389574",
    aliases: &[
        "azure/network_service_without_private_endpoint", "CKV2_AZURE_32", "CKV2_AZURE_33", "CKV2_AZURE_42",
        "CKV2_AZURE_43", "CKV2_AZURE_44", "CKV2_AZURE_45", "CKV2_AZURE_56", "CKV2_AZURE_57",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &[
        "azurerm_key_vault", "azurerm_mariadb_server", "azurerm_mssql_server",
        "azurerm_mysql_flexible_server", "azurerm_mysql_server", "azurerm_postgresql_flexible_server",
        "azurerm_postgresql_server", "azurerm_storage_account",
    ],
    check: Check::Holds(is_connected, "no `azurerm_private_endpoint` connects a network to it"),
    ..rule(
        "azure-network-service-without-private-endpoint",
        include_str!("service_without_private_endpoint.md"),
    )
};

/// Where a private endpoint names what it connects to.
const CONNECTION: &str = "azurerm_private_endpoint.private_service_connection";
const RESOURCE: &str = "private_connection_resource_id";

fn is_connected(service: &Block, cx: &Cx) -> Checked<bool> {
    // A flexible server may stand in a subnet itself.
    let is_inside = service.is_set("delegated_subnet_id");
    let wanted = Wanted::reference_to(service, &["id"]);
    let has_endpoint = cx.joined(CONNECTION, RESOURCE, wanted, |connection| {
        let to = connection.value(RESOURCE);
        let kind = to.as_attribute().and_then(|it| it.resource_kind());
        let is_other = kind.is_some_and(|kind| kind != service.kind());
        both(Ok(!is_other), connection.refers_to(RESOURCE, service, &["id"]))
    });
    either(is_inside, has_endpoint.exist())
}
