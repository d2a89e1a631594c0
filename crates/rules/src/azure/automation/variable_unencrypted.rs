use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "88382223-679a-42d4-b91b-957a4e8b7d4b",
    aliases: &["azure/automation_variable_unencrypted", "CKV_AZURE_73"],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 312,
    targets: &[
        "azurerm_automation_variable_bool", "azurerm_automation_variable_datetime",
        "azurerm_automation_variable_int", "azurerm_automation_variable_string",
    ],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypted").is_true().fix("true")),
    ..rule("azure-automation-variable-unencrypted", include_str!("variable_unencrypted.md"))
};
