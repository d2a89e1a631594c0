use crate::prelude::*;

rule! {
    /// AKS private cluster disabled
    ///
    /// The API server of a cluster has a public address unless `private_cluster_enabled` is set: everybody can try
    /// stolen credentials and the newest flaw of Kubernetes on it.
    ///
    /// Set `private_cluster_enabled = true`, so that the API server is reached through the virtual network only.
    /// Azure replaces the cluster where this is changed.
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" { # finding
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                    = "shop"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   dns_prefix              = "shop"
    ///   private_cluster_enabled = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                    = "shop"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   dns_prefix              = "shop"
    ///   private_cluster_enabled = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "private" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                    = "shop"
    ///   location                = azurerm_resource_group.shop.location
    ///   resource_group_name     = azurerm_resource_group.shop.name
    ///   dns_prefix              = "shop"
    ///   private_cluster_enabled = var.private
    /// }
    /// ```
    id: "azure-aks-cluster-not-private",
    guid: "599318f2-6653-4569-9e21-041d06c63a89",
    aliases: [
        "azure/aks_private_cluster_disabled",
        "CKV_AZURE_115", "AVD-AZU-0065", "AZU-0065", "azure-container-enable-private-cluster",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 732,
    targets: ["azurerm_kubernetes_cluster"],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("private_cluster_enabled").also_named(&["private_link_enabled"]).is_true().fix("true"),
    ),
}
