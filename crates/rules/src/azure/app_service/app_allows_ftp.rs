use crate::prelude::*;

rule! {
    /// App Service FTPS enforce disabled
    ///
    /// With `ftps_state = "AllAllowed"` the deployment credentials of an app and its code may cross the network in
    /// clear text, over FTP. Whoever reads them publishes code of his own. Apps of the current resource types have
    /// FTP turned off (`Disabled`) unless the attribute is set; of the classic `azurerm_app_service`, what is not set
    /// is left as Azure has it, and is not reported.
    ///
    /// Set `ftps_state` to `Disabled`, or to `FtpsOnly` where files are still uploaded that way.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     ftps_state = "AllAllowed" # finding
    ///   }
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
    ///   site_config {
    ///     ftps_state = "FtpsOnly"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ftps" {}
    ///
    /// resource "azurerm_windows_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {
    ///     ftps_state = var.ftps
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-allows-ftp",
    guid: "85da374f-b00f-4832-9d44-84a1ca1e89f8",
    aliases: [
        "azure/app_service_ftps_enforce_disabled",
        "CKV_AZURE_78", "AVD-AZU-0071", "AZU-0071", "azure-appservice-enforce-ftps",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 665,
    targets: super::WEB_APPS,
    fix: Unsafe,
    check: Check::Attribute(
        attribute("site_config.ftps_state")
            .one_of(&["FtpsOnly", "Disabled"])
            .absent_is_ok()
            .fix("\"FtpsOnly\""),
    ),
}
