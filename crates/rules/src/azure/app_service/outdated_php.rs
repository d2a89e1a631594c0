use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "96fe318e-d631-4156-99fa-9080d57280ae",
    aliases: &[
        "azure/app_service_without_latest_php_version", "CKV_AZURE_81", "AVD-AZU-0069", "AZU-0069",
        "azure-appservice-supported-php-version",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    targets: &super::WEB_APPS,
    check: Check::Attributes(&[
        super::runtime("site_config.php_version", is_supported, WISH).of(&super::CLASSIC_WEB_APPS),
        super::runtime("site_config.application_stack.php_version", is_supported, WISH)
            .of(&super::CURRENT_WEB_APPS),
    ]),
    ..rule("azure-app-service-outdated-php", include_str!("outdated_php.md"))
};

const WISH: &str = "8.2 or later";

/// 8.1 was supported until the end of 2025, 8.2 is until the end of 2026: <https://www.php.net/supported-versions.php>.
fn is_supported(version: &str) -> bool {
    super::is_at_least(version, (8, 2))
}
