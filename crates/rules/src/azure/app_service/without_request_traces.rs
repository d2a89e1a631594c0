use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c8c484e6-d077-4a2e-9c4c-b7c1edab30e8",
    aliases: &["azure/app_service_without_request_traces", "CKV_AZURE_66"],
    severity: Info,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &super::WEB_APPS,
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("logs.failed_request_tracing").of(&super::CURRENT_WEB_APPS).is_true().fix("true"),
        attribute("logs.failed_request_tracing_enabled").of(&super::CLASSIC_WEB_APPS).is_true().fix("true"),
    ]),
    ..rule("azure-app-service-without-request-traces", include_str!("without_request_traces.md"))
};
