use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "525b53be-62ed-4244-b4df-41aecfcb4071",
    aliases: &[
        "azure/app_service_http2_disabled", "CKV_AZURE_18", "AVD-AZU-0005", "AZU-0005",
        "azure-appservice-enable-http2", "azure-app-service-app-without-http2",
    ],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 311,
    pedantic: true,
    targets: &super::WEB_APPS,
    fix: Some(Safe),
    check: Check::Attribute(attribute("site_config.http2_enabled").is_true().fix("true")),
    ..rule("azure-app-service-without-http2", include_str!("without_http2.md"))
};
