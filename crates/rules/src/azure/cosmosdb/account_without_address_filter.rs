use crate::prelude::*;

rule! {
    /// CosmosDB account IP range filter not set
    ///
    /// An account answers every address of the internet unless it is told whom to admit: one key in a repository or a log,
    /// and the whole database is read from anywhere. `ip_range_filter` is empty by default, which switches the firewall
    /// off, and `public_network_access_enabled` is `true`.
    ///
    /// List the addresses of your clients in `ip_range_filter` (a set of addresses and ranges since version 4 of the
    /// provider, a text with commas before), or admit subnets only, with `is_virtual_network_filter_enabled = true` and
    /// blocks `virtual_network_rule`. With `public_network_access_enabled = false` the account is reached by private
    /// endpoints alone and needs neither.
    ///
    /// ```hcl bad
    /// resource "azurerm_cosmosdb_account" "orders" { # finding
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   offer_type          = "Standard"
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "invoices" {
    ///   name                = "invoices"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   offer_type          = "Standard"
    ///   ip_range_filter     = [] # finding
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "reports" {
    ///   name                = "reports"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   offer_type          = "Standard"
    ///   ip_range_filter     = "" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_cosmosdb_account" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   offer_type          = "Standard"
    ///   ip_range_filter     = ["203.0.113.0/24"]
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "invoices" {
    ///   name                = "invoices"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   offer_type          = "Standard"
    ///   ip_range_filter     = "203.0.113.7,203.0.113.8"
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "reports" {
    ///   name                          = "reports"
    ///   location                      = azurerm_resource_group.shop.location
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   offer_type                    = "Standard"
    ///   public_network_access_enabled = false
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "stock" {
    ///   name                              = "stock"
    ///   location                          = azurerm_resource_group.shop.location
    ///   resource_group_name               = azurerm_resource_group.shop.name
    ///   offer_type                        = "Standard"
    ///   is_virtual_network_filter_enabled = true
    ///
    ///   virtual_network_rule {
    ///     id = azurerm_subnet.shop.id
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "reachable" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_cosmosdb_account" "orders" {
    ///   name                          = "orders"
    ///   location                      = azurerm_resource_group.shop.location
    ///   resource_group_name           = azurerm_resource_group.shop.name
    ///   offer_type                    = "Standard"
    ///   public_network_access_enabled = var.reachable
    /// }
    /// ```
    id: "azure-cosmosdb-account-without-address-filter",
    guid: "c2a3efb6-8a58-481c-82f2-bfddf34bb4b7",
    aliases: ["azure/cosmosdb_account_ip_range_filter_not_set"],
    severity: Critical,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["azurerm_cosmosdb_account"],
    check: Check::Block(is_filtered),
}

fn is_filtered(account: &Block, cx: &mut Cx) -> Checked {
    let filter = account.value("ip_range_filter");
    let lists = match filter.elements() {
        Some(addresses) => Ok(!addresses.is_empty()),
        None => {
            account.string("ip_range_filter").map(|text| text.is_some_and(|text| !text.trim().is_empty()))
        }
    };
    let is = |name: &str, wanted: bool| Ok(account.bool(name)?.is_some_and(|value| *value == wanted));
    let subnets_only =
        both(is("is_virtual_network_filter_enabled", true), account.is_set("virtual_network_rule"));
    if !either(either(lists, subnets_only), is("public_network_access_enabled", false))? {
        let message = match filter.is_null() {
            true => "`ip_range_filter` is not set: every address is admitted".to_owned(),
            false => format!("`ip_range_filter` is `{filter}`: every address is admitted"),
        };
        cx.flag(account.place("ip_range_filter"), message).about("ip_range_filter").because(&filter);
    }
    Ok(())
}
