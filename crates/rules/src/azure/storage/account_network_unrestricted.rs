use crate::prelude::*;

rule! {
    /// Default Azure storage account network access is too permissive
    ///
    /// A storage account without network rules answers everybody: a leaked key or signature can be used from
    /// anywhere. `public_network_access_enabled` is `true` unless it is set, and without `network_rules` every
    /// network gets in. With `default_action = "Allow"` the addresses in `ip_rules` restrict nobody.
    ///
    /// Set `public_network_access_enabled = false` and reach the account through a private endpoint, or set
    /// `default_action` to `Deny` in `network_rules` or in an `azurerm_storage_account_network_rules` and list the
    /// networks that need it.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" { # finding
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "orders" {
    ///   name                     = "orders"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    ///
    ///   network_rules {
    ///     default_action = "Allow" # finding
    ///     ip_rules       = ["198.51.100.0/24"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                     = "invoices"
    ///   resource_group_name      = azurerm_resource_group.billing.name
    ///   location                 = azurerm_resource_group.billing.location
    ///   account_tier             = "Standard"
    ///   account_replication_type = "GRS"
    /// }
    ///
    /// resource "azurerm_storage_account_network_rules" "invoices" {
    ///   storage_account_id = azurerm_storage_account.invoices.id
    ///   default_action     = "Allow" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                          = "invoices"
    ///   resource_group_name           = azurerm_resource_group.billing.name
    ///   location                      = azurerm_resource_group.billing.location
    ///   account_tier                  = "Standard"
    ///   account_replication_type      = "GRS"
    ///   public_network_access_enabled = false
    /// }
    ///
    /// resource "azurerm_storage_account" "orders" {
    ///   name                          = "orders"
    ///   resource_group_name           = azurerm_resource_group.billing.name
    ///   location                      = azurerm_resource_group.billing.location
    ///   account_tier                  = "Standard"
    ///   account_replication_type      = "GRS"
    ///   public_network_access_enabled = true
    /// }
    ///
    /// resource "azurerm_storage_account_network_rules" "orders" {
    ///   storage_account_id = azurerm_storage_account.orders.id
    ///   default_action     = "Deny"
    ///   ip_rules           = ["198.51.100.0/24"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reachable" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                          = "invoices"
    ///   resource_group_name           = azurerm_resource_group.billing.name
    ///   location                      = azurerm_resource_group.billing.location
    ///   account_tier                  = "Standard"
    ///   account_replication_type      = "GRS"
    ///   public_network_access_enabled = var.reachable
    /// }
    /// ```
    id: "azure-storage-account-network-unrestricted",
    guid: "a5613650-32ec-4975-a305-31af783153ea",
    aliases: [
        "azure/default_azure_storage_account_network_access_is_too_permissive",
        "CKV_AZURE_35", "AVD-AZU-0012", "AZU-0012", "azure-storage-default-action-deny",
    ],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 285,
    targets: ["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Unsafe,
    check: Check::Block(is_restricted),
}

fn is_restricted(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "azurerm_storage_account" => {
            let inline = attribute("network_rules.default_action")
                .passes(is_deny, "`\"Deny\"`")
                .absent_is_ok()
                .for_blocks(super::is_reachable)
                .fix("\"Deny\"");
            inline.check(block, cx).and_then(|()| has_rules(block, cx))
        }
        _ => {
            let closed = super::any_for(block, cx, |account| super::is_reachable(account).map(|it| !it));
            if matches!(closed, Ok(true)) {
                return Ok(());
            }
            attribute("default_action")
                .passes(is_deny, "`\"Deny\"`")
                .absent_is_ok()
                .fix("\"Deny\"")
                .check(block, cx)
        }
    }
}

fn is_deny(action: &str) -> bool {
    action.eq_ignore_ascii_case("Deny")
}

fn has_rules(account: &Block, cx: &mut Cx) -> Checked {
    let listed = super::rules_of(account, cx).exist();
    if either(account.is_set("network_rules"), listed)? || !super::is_reachable(account)? {
        return Ok(());
    }
    let access = account.value("public_network_access_enabled");
    let what = if access.is_null() { "not set".to_owned() } else { format!("`{access}`") };
    let message = format!("`public_network_access_enabled` is {what} and no network rules restrict it");
    cx.flag(account.place("public_network_access_enabled"), message)
        .about("public_network_access_enabled")
        .because(&access)
        .set(account, "public_network_access_enabled", "false");
    Ok(())
}
