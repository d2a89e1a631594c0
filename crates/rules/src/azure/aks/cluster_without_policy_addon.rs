use crate::prelude::*;

rule! {
    /// Azure Policy Add-on Disabled in AKS Cluster
    ///
    /// The policy add-on enforces what the organisation's Azure Policy demands of pods: no privileged containers,
    /// images from known registries. Without it such policies are assigned and do nothing. A cluster has no add-on
    /// unless `azure_policy_enabled` is `true` (before version 3 of the provider: `enabled` in `addon_profile`,
    /// `azure_policy`).
    ///
    /// Set `azure_policy_enabled = true`.
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
    ///   name                 = "warehouse"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   dns_prefix           = "warehouse"
    ///   azure_policy_enabled = false # finding
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
    ///   addon_profile {
    ///     azure_policy {
    ///       enabled = false # finding
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                 = "shop"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   dns_prefix           = "shop"
    ///   azure_policy_enabled = true
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "warehouse" {
    ///   name                = "warehouse"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "warehouse"
    ///
    ///   addon_profile {
    ///     azure_policy {
    ///       enabled = true
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "policy" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                 = "shop"
    ///   location             = azurerm_resource_group.shop.location
    ///   resource_group_name  = azurerm_resource_group.shop.name
    ///   dns_prefix           = "shop"
    ///   azure_policy_enabled = var.policy
    /// }
    /// ```
    id: "azure-aks-cluster-without-policy-addon",
    guid: "43789711-161b-4708-b5bb-9d1c626f7492",
    aliases: [
        "azure/aks_uses_azure_policies_addon_disabled",
        "CKV_AZURE_116", "AVD-AZU-0066", "AZU-0066", "azure-container-enable-azure-policy-addon",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["azurerm_kubernetes_cluster"],
    fix: Unsafe,
    check: Check::Block(has_policy_addon),
}

fn has_policy_addon(cluster: &Block, cx: &mut Cx) -> Checked {
    let addon = if cluster.is_set("addon_profile")? {
        attribute("addon_profile.azure_policy.enabled")
    } else {
        attribute("azure_policy_enabled")
    };
    addon.is_true().fix("true").check(cluster, cx)
}
