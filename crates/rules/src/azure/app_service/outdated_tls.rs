use crate::azure::shared::apps;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7b9d1c7-2d3b-49b4-b867-ebbe68d0b643",
    aliases: &[
        "azure/app_service_not_using_latest_tls_encryption_version", "CKV_AZURE_15", "CKV_AZURE_154",
        "AVD-AZU-0006", "AZU-0006", "azure-appservice-use-secure-tls-policy",
        "azure-app-service-app-outdated-tls",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &super::WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Attribute(apps::RECENT_TLS),
    ..rule("azure-app-service-outdated-tls", include_str!("outdated_tls.md"))
};
