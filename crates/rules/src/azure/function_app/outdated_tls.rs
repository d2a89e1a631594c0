use crate::azure::shared::apps;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "45fc717a-bd86-415c-bdd8-677901be1aa6",
    aliases: &["azure/function_app_not_using_latest_tls_encryption_version", "CKV_AZURE_145"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &super::APPS,
    fix: Some(Unsafe),
    check: Check::Attribute(apps::RECENT_TLS),
    ..rule("azure-function-app-outdated-tls", include_str!("outdated_tls.md"))
};
