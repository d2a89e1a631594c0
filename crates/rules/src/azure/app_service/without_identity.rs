use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b61cce4b-0cc4-472b-8096-15617a6d769b",
    aliases: &[
        "azure/app_service_managed_identity_disabled", "CKV_AZURE_16", "CKV_AZURE_71", "AVD-AZU-0002",
        "AZU-0002", "azure-appservice-account-identity-registered", "azure-app-service-app-without-identity",
    ],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    pedantic: true,
    targets: &super::WEB_APPS,
    fix: Some(Safe),
    check: Check::Attribute(attribute("identity").is_present().fix_block(&["type = \"SystemAssigned\""])),
    ..rule("azure-app-service-without-identity", include_str!("without_identity.md"))
};
