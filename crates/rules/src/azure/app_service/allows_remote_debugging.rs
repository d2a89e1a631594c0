use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e3f7a9b0-c1d2-3e4f-5678-90abcdef1234",
    aliases: &[
        "azure/remote_debugging_enabled_app_service", "CKV_AZURE_72", "CKV_AZURE_155",
        "azure-app-service-app-remote-debugging",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 285,
    targets: &[
        "azurerm_app_service", "azurerm_app_service_slot", "azurerm_linux_function_app",
        "azurerm_linux_function_app_slot", "azurerm_linux_web_app", "azurerm_linux_web_app_slot",
        "azurerm_windows_function_app", "azurerm_windows_function_app_slot", "azurerm_windows_web_app",
        "azurerm_windows_web_app_slot",
    ],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("site_config.remote_debugging_enabled")
            .passes(is_off, "`false`")
            .absent_is_ok()
            .fix("false"),
    ),
    ..rule("azure-app-service-allows-remote-debugging", include_str!("allows_remote_debugging.md"))
};

fn is_off(enabled: &str) -> bool {
    enabled != "true"
}
