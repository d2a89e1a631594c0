use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "265c5eb6-e946-5103-b0db-2edf00967ec5",
    aliases: &["azure/data_factory_factory_without_repository", "CKV_AZURE_103"],
    severity: Info,
    category: BestPractices,
    cwe: 1053,
    pedantic: true,
    targets: &["azurerm_data_factory"],
    check: Check::Attribute(
        attribute("github_configuration").also_named(&["vsts_configuration"]).is_present(),
    ),
    ..rule("azure-data-factory-factory-without-repository", include_str!("factory_without_repository.md"))
};
