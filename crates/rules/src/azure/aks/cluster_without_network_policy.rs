use crate::prelude::*;

rule! {
    /// AKS network policy misconfigured
    ///
    /// Without a network policy engine every pod talks to every other one, and a `NetworkPolicy` in the cluster does
    /// nothing: from one compromised pod all services are in reach. A cluster has none unless `network_policy` is set
    /// in `network_profile`.
    ///
    /// Set `network_policy` to `azure`, `calico` or `cilium`, then write policies for the namespaces.
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" { # finding
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "warehouse" {
    ///   name                = "warehouse"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "warehouse"
    ///
    ///   network_profile { # finding
    ///     network_plugin = "azure"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    ///
    ///   network_profile {
    ///     network_plugin = "azure"
    ///     network_policy = "none" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    ///
    ///   network_profile {
    ///     network_plugin = "azure"
    ///     network_policy = "calico"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "policy" {}
    ///
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    ///
    ///   network_profile {
    ///     network_plugin = "azure"
    ///     network_policy = var.policy
    ///   }
    /// }
    /// ```
    id: "azure-aks-cluster-without-network-policy",
    guid: "f5342045-b935-402d-adf1-8dbbd09c0eef",
    aliases: [
        "azure/aks_network_policy_misconfigured",
        "CKV_AZURE_7", "AVD-AZU-0043", "AZU-0043", "azure-container-configured-network-policy",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 285,
    targets: ["azurerm_kubernetes_cluster"],
    fix: Unsafe,
    check: Check::Block(has_network_policy),
}

fn has_network_policy(cluster: &Block, cx: &mut Cx) -> Checked {
    if !cluster.is_set("network_profile")? {
        cx.flag(cluster.header(), "`network_profile.network_policy` is not set")
            .about("network_profile.network_policy")
            .add_block(
                cluster,
                "network_profile",
                &["network_plugin = \"azure\"", "network_policy = \"azure\""],
            );
        return Ok(());
    }
    // Of all engines, Calico works with every network plugin.
    attribute("network_profile.network_policy")
        .one_of(&["azure", "calico", "cilium"])
        .fix("\"calico\"")
        .check(cluster, cx)
}
