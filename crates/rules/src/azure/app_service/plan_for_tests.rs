use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0dfe7780-4f07-5118-bf63-566518f6a297",
    aliases: &["azure/app_service_plan_for_tests", "CKV_AZURE_211"],
    severity: Info,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["azurerm_service_plan"],
    check: Check::Attribute(
        attribute("sku_name").none_of(&["B1", "B2", "B3", "D1", "F1", "FREE", "SHARED"]).absent_is_ok(),
    ),
    ..rule("azure-app-service-plan-for-tests", include_str!("plan_for_tests.md"))
};
