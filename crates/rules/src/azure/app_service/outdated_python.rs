use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc4aaa9d-1070-461a-b519-04e00f42db8a",
    aliases: &[
        "azure/app_service_without_latest_python_version", "CKV_AZURE_82", "AVD-AZU-0070", "AZU-0070",
        "azure-appservice-supported-python-version",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    targets: &TARGETS,
    check: Check::Attributes(&[
        super::runtime("site_config.python_version", is_supported, WISH).of(&super::CLASSIC_WEB_APPS),
        super::runtime("site_config.application_stack.python_version", is_supported, WISH).of(&CURRENT),
    ]),
    ..rule("azure-app-service-outdated-python", include_str!("outdated_python.md"))
};

const WISH: &str = "3.11 or later";

/// Web apps and, on Linux, function apps.
const TARGETS: [&str; 8] = [
    super::CLASSIC_WEB_APPS[0],
    super::CLASSIC_WEB_APPS[1],
    CURRENT[0],
    CURRENT[1],
    CURRENT[2],
    CURRENT[3],
    CURRENT[4],
    CURRENT[5],
];

const CURRENT: [&str; 6] = [
    super::CURRENT_WEB_APPS[0],
    super::CURRENT_WEB_APPS[1],
    super::CURRENT_WEB_APPS[2],
    super::CURRENT_WEB_APPS[3],
    "azurerm_linux_function_app",
    "azurerm_linux_function_app_slot",
];

/// 3.10 was supported until October 2026, 3.11 is until October 2027: <https://devguide.python.org/versions/>.
fn is_supported(version: &str) -> bool {
    super::is_at_least(version, (3, 11))
}
