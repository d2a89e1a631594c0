use crate::prelude::*;

rule! {
    /// App Service managed identity disabled
    ///
    /// An app without an identity of its own has to carry passwords and keys to reach a database or a vault: in its
    /// settings, where everybody who may read the app reads them too. Apps have no `identity` unless one is declared.
    ///
    /// Add an `identity` block and give the identity the roles that the app needs.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" { # finding
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {}
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {}
    ///
    ///   identity {
    ///     type = "SystemAssigned"
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-without-identity",
    guid: "b61cce4b-0cc4-472b-8096-15617a6d769b",
    aliases: [
        "azure/app_service_managed_identity_disabled",
        "CKV_AZURE_16", "CKV_AZURE_71", "AVD-AZU-0002", "AZU-0002",
        "azure-appservice-account-identity-registered",
    ],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    targets: super::WEB_APPS,
    fix: Safe,
    check: Check::Attribute(attribute("identity").is_present().fix_block(&["type = \"SystemAssigned\""])),
}
