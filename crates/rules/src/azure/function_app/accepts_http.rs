use crate::azure::shared::apps;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b51a1fb-57a2-4b6c-8b19-4f0c86a4d0e2",
    aliases: &[
        "azure/function_app_accepts_http", "CKV_AZURE_70", "AVD-AZU-0004", "AZU-0004",
        "azure-appservice-enforce-https",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &super::APPS,
    modules: &[apps::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("https_only").is_true().for_blocks(is_meant).fix("true")),
    ..rule("azure-function-app-accepts-http", include_str!("accepts_http.md"))
};

/// A call of the module may be for an app of another kind.
fn is_meant(app: &Block) -> Checked<bool> {
    if app.is_call() { is_one_of(app, "kind", &["functionapp"]) } else { Ok(true) }
}
