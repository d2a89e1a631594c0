use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9018e653-b452-5bbc-82a1-ad9c9ad1dba5",
    aliases: &["azure/app_service_allows_all_origins", "CKV_AZURE_57", "CKV_AZURE_62"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 942,
    targets: &[
        "azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app",
        "azurerm_function_app_slot", "azurerm_linux_function_app", "azurerm_linux_function_app_slot",
        "azurerm_linux_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_function_app",
        "azurerm_windows_function_app_slot", "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
    ],
    check: Check::Attribute(
        attribute("site_config.cors.allowed_origins")
            .passes(|origin| origin != "*", "a list of origins")
            .absent_is_ok(),
    ),
    ..rule("azure-app-service-allows-all-origins", include_str!("allows_all_origins.md"))
};
