use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "334e6edb-a535-5dd5-a721-8e34de86f69b",
    aliases: &["azure/app_service_without_shared_storage", "CKV_AZURE_88"],
    severity: Info,
    category: Availability,
    cwe: 1188,
    pedantic: true,
    targets: &["azurerm_app_service", "azurerm_linux_web_app", "azurerm_windows_web_app"],
    check: Check::Attribute(attribute("storage_account.type").one_of(&["AzureFiles"])),
    ..rule("azure-app-service-without-shared-storage", include_str!("without_shared_storage.md"))
};
