use crate::prelude::*;

rule! {
    /// App Service authentication disabled
    ///
    /// Without App Service authentication the app's own code is all that stands between the internet and its data:
    /// one route that forgets to ask is open to everybody. It is off unless `auth_settings` or `auth_settings_v2`
    /// turns it on.
    ///
    /// Add `auth_settings_v2` with `auth_enabled = true` and an identity provider (or `auth_settings` with `enabled =
    /// true`). Where the app signs users in by itself, suppress the rule with that reason.
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
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///
    ///   auth_settings {
    ///     enabled = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_web_app" "shop" {
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   service_plan_id     = azurerm_service_plan.shop.id
    ///
    ///   site_config {}
    ///
    ///   auth_settings_v2 { # finding
    ///     default_provider = "azureactivedirectory"
    ///
    ///     login {}
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
    ///   site_config {}
    ///
    ///   auth_settings_v2 {
    ///     auth_enabled     = true
    ///     default_provider = "azureactivedirectory"
    ///
    ///     login {}
    ///   }
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///
    ///   auth_settings {
    ///     enabled = true
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "authenticated" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_app_service" "warehouse" {
    ///   name                = "warehouse"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   app_service_plan_id = azurerm_app_service_plan.shop.id
    ///
    ///   auth_settings {
    ///     enabled = var.authenticated
    ///   }
    /// }
    /// ```
    id: "azure-app-service-app-without-authentication",
    guid: "c7fc1481-2899-4490-bbd8-544a3a61a2f3",
    aliases: [
        "azure/app_service_authentication_disabled",
        "CKV_AZURE_13", "AVD-AZU-0003", "AZU-0003", "azure-appservice-authentication-enabled",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: super::WEB_APPS,
    fix: Unsafe,
    check: Check::Block(is_authenticated),
}

fn is_authenticated(app: &Block, cx: &mut Cx) -> Checked {
    let v2 = app.any("auth_settings_v2", |settings| is_on(settings, "auth_enabled"));
    if either(v2, app.any("auth_settings", |settings| is_on(settings, "enabled")))? {
        return Ok(());
    }
    let (settings, name) = match (app.first("auth_settings_v2"), app.first("auth_settings")) {
        (Some(settings), _) => (settings, "auth_enabled"),
        (None, Some(settings)) => (settings, "enabled"),
        (None, None) => {
            cx.flag(app.header(), "neither `auth_settings_v2` nor `auth_settings` is set");
            return Ok(());
        }
    };
    let (path, value) = (settings.path_of(name), settings.value(name));
    let what = if value.is_null() { "not set".to_owned() } else { format!("`{value}`") };
    cx.flag(settings.place(name), format!("`{path}` is {what}, must be `true`"))
        .about(path)
        .because(&value)
        .set(&settings, name, "true");
    Ok(())
}

fn is_on(settings: &Block, name: &str) -> Checked<bool> {
    Ok(settings.bool(name)?.is_some_and(|it| *it))
}
