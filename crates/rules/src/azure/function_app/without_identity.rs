use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c87749b3-ff10-41f5-9df2-c421e8151759",
    aliases: &["azure/function_app_managed_identity_disabled"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &super::APPS,
    fix: Some(Safe),
    check: Check::Attribute(attribute("identity").is_present().fix_block(&["type = \"SystemAssigned\""])),
    ..rule("azure-function-app-without-identity", include_str!("without_identity.md"))
};
