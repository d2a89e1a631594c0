use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "56dad03e-e94f-4dd6-93a4-c253a03ff7a0",
    aliases: &["azure/cosmos_db_account_without_tags"],
    severity: Info,
    category: BuildProcess,
    cwe: 665,
    pedantic: true,
    targets: &["azurerm_cosmosdb_account"],
    check: Check::Attribute(attribute("tags").is_present()),
    ..rule("azure-cosmosdb-account-without-tags", include_str!("account_without_tags.md"))
};
