use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "93b2272f-7b7a-4ded-ac1d-6ac3943fdf57",
    aliases: &["azure/app_service_without_always_on", "CKV_AZURE_214"],
    severity: Info,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &super::CURRENT_WEB_APPS,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("site_config.always_on").is_true().absent_is_ok().fix("true")),
    ..rule("azure-app-service-without-always-on", include_str!("without_always_on.md"))
};
