use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a81573f9-3691-4d83-88a0-7d4af63e17a3",
    aliases: &[
        "azure/azure_app_service_client_certificate_disabled", "CKV_AZURE_17", "AVD-AZU-0001", "AZU-0001",
        "azure-appservice-require-client-cert", "azure-app-service-app-without-client-certificate",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &[
        "azurerm_app_service", "azurerm_linux_web_app", "azurerm_linux_web_app_slot",
        "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
    ],
    fix: Some(Unsafe),
    check: Check::Block(asks_for_certificate),
    ..rule("azure-app-service-without-client-certificate", include_str!("without_client_certificate.md"))
};

fn asks_for_certificate(app: &Block, cx: &mut Cx) -> Checked {
    let name = match app.kind() {
        "azurerm_app_service" => "client_cert_enabled",
        _ => "client_certificate_enabled",
    };
    attribute(name).is_true().fix("true").check(app, cx)
}
