use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dbe8d567-1498-5526-8ba3-c7586683585b",
    aliases: &["azure/app_service_outdated_dotnet"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    targets: &[
        "azurerm_app_service", "azurerm_app_service_slot", "azurerm_linux_web_app",
        "azurerm_linux_web_app_slot", "azurerm_windows_web_app", "azurerm_windows_web_app_slot",
    ],
    check: Check::Attributes(&[
        super::runtime("site_config.dotnet_framework_version", is_supported, WISH)
            .of(&super::CLASSIC_WEB_APPS),
        super::runtime("site_config.application_stack.dotnet_version", is_supported, WISH)
            .of(&super::CURRENT_WEB_APPS),
    ]),
    ..rule("azure-app-service-outdated-dotnet", include_str!("outdated_dotnet.md"))
};

const WISH: &str = "10.0 or later";

/// 8 and 9 were supported until 10 November 2026: <https://dotnet.microsoft.com/platform/support/policy/dotnet-core>.
/// `v4.0` and before are the .NET Framework, which is supported as long as Windows.
fn is_supported(version: &str) -> bool {
    super::is_at_least(version, (10, 0)) || !super::is_at_least(version, (5, 0)) && version.starts_with('v')
}
