use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "11e9a948-c6c3-4a0f-8dcf-b5cf1763cdbe",
    aliases: &[
        "azure/web_app_accepting_traffic_other_than_https", "CKV_AZURE_14", "CKV_AZURE_153", "AVD-AZU-0072",
        "AZU-0072", "azure-appservice-web-app-https-only", "azure-app-service-app-allows-http",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &super::WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("https_only").is_true().fix("true")),
    ..rule("azure-app-service-accepts-http", include_str!("accepts_http.md"))
};
