use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1af75663-857e-4755-9531-d34c722a104b",
    aliases: &["azure/api_management_service_without_client_certificates", "CKV_AZURE_152"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 295,
    targets: &["azurerm_api_management"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("client_certificate_enabled").is_true().for_blocks(is_by_consumption).fix("true"),
    ),
    ..rule(
        "azure-api-management-service-without-client-certificates",
        include_str!("service_without_client_certificates.md"),
    )
};

fn is_by_consumption(service: &Block) -> Checked<bool> {
    Ok(service.string("sku_name")?.is_some_and(|sku| sku.starts_with("Consumption")))
}
