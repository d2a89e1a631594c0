use crate::prelude::*;

rule! {
    /// Trusted Microsoft services not enabled
    ///
    /// Network rules shut out Azure itself too: backup, monitoring, event delivery and the scanners of Defender stop
    /// without an error in the configuration. `bypass` is `AzureServices` unless it is set; a list that leaves it
    /// out, as `["None"]`, takes the exception back. With `default_action = "Allow"` that shows on the day it becomes
    /// `Deny`.
    ///
    /// Add `AzureServices` to `bypass`: the services still have to authenticate, and only those of the tenant that
    /// have been given a role get through.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///
    ///   network_rules {
    ///     default_action = "Deny"
    ///     bypass         = ["None"] # finding
    ///   }
    /// }
    ///
    /// resource "azurerm_storage_account_network_rules" "orders" {
    ///   storage_account_id = azurerm_storage_account.orders.id
    ///   default_action     = "Deny"
    ///   bypass             = ["Logging", "Metrics"] # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///
    ///   network_rules {
    ///     default_action = "Deny"
    ///     bypass         = ["Metrics", "AzureServices"]
    ///   }
    /// }
    ///
    /// resource "azurerm_storage_account_network_rules" "orders" {
    ///   storage_account_id = azurerm_storage_account.orders.id
    ///   default_action     = "Deny"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "exception" {}
    ///
    /// resource "azurerm_storage_account_network_rules" "orders" {
    ///   storage_account_id = azurerm_storage_account.orders.id
    ///   default_action     = "Deny"
    ///   bypass             = ["Metrics", var.exception]
    /// }
    /// ```
    id: "azure-storage-account-blocks-trusted-services",
    guid: "5400f379-a347-4bdd-a032-446465fdcc6f",
    aliases: [
        "azure/trusted_microsoft_services_not_enabled",
        "CKV_AZURE_36", "AVD-AZU-0010", "AZU-0010", "azure-storage-allow-microsoft-service-bypass",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Unsafe,
    check: Check::Block(lets_services_in),
}

const TRUSTED: &str = "AzureServices";

fn lets_services_in(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "azurerm_storage_account" => value::each(block.each("network_rules"), |rules| bypasses(&rules, cx)),
        _ => bypasses(block, cx),
    }
}

fn bypasses(rules: &Block, cx: &mut Cx) -> Checked {
    let bypass = rules.value("bypass");
    let items = bypass.elements().unwrap_or(std::slice::from_ref(&bypass));
    let listed = value::any(items, |item| match item.as_unknown() {
        Some(unknown) => Err(unknown.clone()),
        None => Ok(item.as_str() == Some(TRUSTED)),
    });
    if bypass.is_null() || listed? {
        return Ok(());
    }
    let kept = items.iter().filter_map(|item| item.as_str()).filter(|it| *it != "None");
    let wanted: Vec<_> = kept.chain([TRUSTED]).map(|it| format!("\"{it}\"")).collect();
    let path = rules.path_of("bypass");
    cx.flag(rules.place("bypass"), format!("`{path}` is `{bypass}`, must contain `\"{TRUSTED}\"`"))
        .about(path)
        .because(&bypass)
        .set(rules, "bypass", &format!("[{}]", wanted.join(", ")));
    Ok(())
}
