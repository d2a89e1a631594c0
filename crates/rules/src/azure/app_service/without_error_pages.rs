use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "57ee20fe-15c4-4333-ba4f-ba73af832e8e",
    aliases: &["azure/app_service_without_error_pages", "CKV_AZURE_65"],
    severity: Info,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &super::WEB_APPS,
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("logs.detailed_error_messages").of(&super::CURRENT_WEB_APPS).is_true().fix("true"),
        attribute("logs.detailed_error_messages_enabled").of(&super::CLASSIC_WEB_APPS).is_true().fix("true"),
    ]),
    ..rule("azure-app-service-without-error-pages", include_str!("without_error_pages.md"))
};
