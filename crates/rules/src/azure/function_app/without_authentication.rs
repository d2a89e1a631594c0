use crate::azure::shared::apps;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e65a0733-94a0-4826-82f4-df529f4c593f",
    aliases: &["azure/function_app_authentication_disabled", "CKV_AZURE_56"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &super::APPS,
    fix: Some(Unsafe),
    check: Check::Block(apps::check_authentication),
    ..rule("azure-function-app-without-authentication", include_str!("without_authentication.md"))
};
