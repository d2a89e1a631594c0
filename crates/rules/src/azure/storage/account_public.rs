use crate::prelude::*;

rule! {
    /// Public storage account
    ///
    /// A storage account that lets its containers be published is one wrong container away from a leak; one whose
    /// network rules let every address in is open to everybody who gets hold of a key or a signature.
    ///
    /// Set `allow_nested_items_to_be_public` (in version 2 of the provider `allow_blob_public_access`) to `false`. It is
    /// `true` unless it is set (since version 3), but reported only where it is written: whether a container makes use
    /// of it is the business of `azure-storage-container-public`.
    ///
    /// Set `default_action` of the network rules to `Deny`, and list in `ip_rules` the addresses that need the
    /// account, never all of them. Whether `default_action` is `Deny` beside `ip_rules` is the business of
    /// `azure-storage-account-network-unrestricted`.
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                            = "invoices"
    ///   resource_group_name             = azurerm_resource_group.billing.name
    ///   location                        = azurerm_resource_group.billing.location
    ///   account_tier                    = "Standard"
    ///   account_replication_type        = "GRS"
    ///   allow_nested_items_to_be_public = true # finding
    ///
    ///   network_rules { # finding
    ///     default_action = "Allow"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_storage_account_network_rules" "invoices" {
    ///   storage_account_id = azurerm_storage_account.invoices.id
    ///   default_action     = "Deny"
    ///   ip_rules           = ["198.51.100.7", "0.0.0.0/0"] # finding
    /// }
    ///
    /// resource "azurerm_storage_account_network_rules" "orders" { # finding
    ///   storage_account_id = azurerm_storage_account.orders.id
    ///   default_action     = "Allow"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                            = "invoices"
    ///   resource_group_name             = azurerm_resource_group.billing.name
    ///   location                        = azurerm_resource_group.billing.location
    ///   account_tier                    = "Standard"
    ///   account_replication_type        = "GRS"
    ///   allow_nested_items_to_be_public = false
    ///
    ///   network_rules {
    ///     default_action = "Deny"
    ///     ip_rules       = ["198.51.100.0/24"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "published" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_storage_account" "invoices" {
    ///   name                            = "invoices"
    ///   resource_group_name             = azurerm_resource_group.billing.name
    ///   location                        = azurerm_resource_group.billing.location
    ///   account_tier                    = "Standard"
    ///   account_replication_type        = "GRS"
    ///   allow_nested_items_to_be_public = var.published
    /// }
    /// ```
    id: "azure-storage-account-public",
    guid: "17f75827-0684-48f4-8747-61129c7e4198",
    aliases: ["azure/public_storage_account"],
    severity: High,
    category: AccessControl,
    cwe: 285,
    targets: ["azurerm_storage_account", "azurerm_storage_account_network_rules"],
    fix: Unsafe,
    check: Check::Block(is_private),
}

fn is_private(block: &Block, cx: &mut Cx) -> Checked {
    if !super::is_reachable(block)? {
        return Ok(());
    }
    if block.kind() == "azurerm_storage_account_network_rules" {
        return is_narrow(block, cx);
    }
    let nested = attribute("allow_nested_items_to_be_public")
        .also_named(&["allow_blob_public_access"])
        .is_false()
        .absent_is_ok()
        .fix("false")
        .check(block, cx);
    nested.and(value::each(block.each("network_rules"), |rules| is_narrow(&rules, cx)))
}

fn is_narrow(rules: &Block, cx: &mut Cx) -> Checked {
    let ranges = attribute("ip_rules").passes(is_range_of_some, "addresses, not all of them").absent_is_ok();
    ranges.check(rules, cx)?;
    let Some(action) = rules.string("default_action")?.filter(|it| it.eq_ignore_ascii_case("Allow")) else {
        return Ok(());
    };
    if rules.value("ip_rules").elements().is_some_and(<[_]>::is_empty) || !rules.is_set("ip_rules")? {
        let path = rules.path_of("default_action");
        let message = format!("`{path}` is `\"{action}\"` without `ip_rules`: every network gets in");
        cx.flag(rules.place("ip_rules"), message)
            .about(path)
            .because(&action.origin)
            .set(rules, "default_action", "\"Deny\"");
    }
    Ok(())
}

fn is_range_of_some(range: &str) -> bool {
    !range.ends_with("/0")
}
