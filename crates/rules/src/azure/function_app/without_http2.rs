use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ace823d1-4432-4dee-945b-cdf11a5a6bd0",
    aliases: &["azure/function_app_http2_disabled", "CKV_AZURE_67"],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 319,
    pedantic: true,
    targets: &super::APPS,
    fix: Some(Safe),
    check: Check::Attribute(attribute("site_config.http2_enabled").is_true().fix("true")),
    ..rule("azure-function-app-without-http2", include_str!("without_http2.md"))
};
