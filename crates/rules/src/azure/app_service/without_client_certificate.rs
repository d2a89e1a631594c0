use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a81573f9-3691-4d83-88a0-7d4af63e17a3",
    aliases: &[
        "azure/azure_app_service_client_certificate_disabled", "CKV_AZURE_17", "AVD-AZU-0001", "AZU-0001",
        "azure-appservice-require-client-cert", "azure-app-service-app-without-client-certificate",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 295,
    pedantic: true,
    targets: &[
        "azurerm_app_service", "azurerm_linux_web_app", "azurerm_linux_web_app_slot",
        "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
    ],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("client_cert_enabled").of(&["azurerm_app_service"]).is_true().fix("true"),
        attribute("client_certificate_enabled")
            .of(&[
                "azurerm_linux_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_web_app",
                "azurerm_windows_web_app_slot",
            ])
            .is_true()
            .fix("true"),
    ]),
    ..rule("azure-app-service-without-client-certificate", include_str!("without_client_certificate.md"))
};
