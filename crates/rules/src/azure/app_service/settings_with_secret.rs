use crate::prelude::*;
use crate::secrets::{self, Certainty};

pub(super) static RULE: Rule = Rule {
    guid: "e1af8831-fe27-467e-9036-fa2c6bd22bd9",
    aliases: &["azure/app_service_settings_with_secret"],
    severity: Medium,
    category: SecretManagement,
    cwe: 312,
    targets: &[
        "azurerm_app_service", "azurerm_app_service_slot", "azurerm_function_app",
        "azurerm_function_app_slot", "azurerm_linux_function_app", "azurerm_linux_function_app_slot",
        "azurerm_linux_web_app", "azurerm_linux_web_app_slot", "azurerm_windows_function_app",
        "azurerm_windows_function_app_slot", "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
    ],
    check: Check::Block(check_settings),
    ..rule("azure-app-service-settings-with-secret", include_str!("settings_with_secret.md"))
};

const SETTINGS: &str = "app_settings";

fn check_settings(app: &Block, cx: &mut Cx) -> Checked {
    if let Some((setting, it, secret)) = secrets::among(&app.value(SETTINGS), |_| true) {
        cx.wrong(app, SETTINGS, format!("`{SETTINGS}.{setting}` {}", secret.is))
            .shown_at(app.place_of_item(SETTINGS, it))
            .because_of_secret(it)
            .pedantic_if(secret.certainty != Certainty::Written);
    }
    Ok(())
}
