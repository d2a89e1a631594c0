use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1bf3721c-45a6-56db-9667-38c27656aa1d",
    aliases: &["azure/app_service_without_health_check", "CKV_AZURE_213"],
    severity: Info,
    category: Availability,
    cwe: 693,
    pedantic: true,
    targets: &super::WEB_APPS,
    check: Check::Attribute(attribute("site_config.health_check_path").is_present()),
    ..rule("azure-app-service-without-health-check", include_str!("without_health_check.md"))
};
