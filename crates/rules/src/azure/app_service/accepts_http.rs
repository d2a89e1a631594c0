use crate::azure::shared::apps;
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
    modules: &[apps::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("https_only").is_true().for_blocks(is_meant).fix("true")),
    ..rule("azure-app-service-accepts-http", include_str!("accepts_http.md"))
};

/// A call of the module may be for an app of another kind.
fn is_meant(app: &Block) -> Checked<bool> {
    if app.is_call() { is_one_of(app, "kind", &["webapp"]) } else { Ok(true) }
}
