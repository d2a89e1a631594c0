use crate::azure::shared::apps;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c7fc1481-2899-4490-bbd8-544a3a61a2f3",
    aliases: &[
        "azure/app_service_authentication_disabled", "CKV_AZURE_13", "AVD-AZU-0003", "AZU-0003",
        "azure-appservice-authentication-enabled", "azure-app-service-app-without-authentication",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 285,
    pedantic: true,
    targets: &super::WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Block(apps::check_authentication),
    ..rule("azure-app-service-without-authentication", include_str!("without_authentication.md"))
};
