use crate::prelude::*;

rule! {
    /// AKS RBAC disabled
    ///
    /// Without role-based access control every service account and every user of a cluster may do everything in it:
    /// one compromised pod reads all secrets and starts what it likes. `role_based_access_control_enabled` is `true`
    /// unless it is set (since version 3 of the provider; before, `enabled` in the block
    /// `role_based_access_control`).
    ///
    /// Leave the attribute out or set it to `true`. Azure replaces the cluster where this is changed.
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                              = "shop"
    ///   location                          = azurerm_resource_group.shop.location
    ///   resource_group_name               = azurerm_resource_group.shop.name
    ///   dns_prefix                        = "shop"
    ///   role_based_access_control_enabled = false # finding
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "warehouse" {
    ///   name                = "warehouse"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "warehouse"
    ///
    ///   role_based_access_control {
    ///     enabled = false # finding
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
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "rbac" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                              = "shop"
    ///   location                          = azurerm_resource_group.shop.location
    ///   resource_group_name               = azurerm_resource_group.shop.name
    ///   dns_prefix                        = "shop"
    ///   role_based_access_control_enabled = var.rbac
    /// }
    /// ```
    id: "azure-aks-cluster-without-rbac",
    guid: "86f92117-eed8-4614-9c6c-b26da20ff37f",
    aliases: [
        "azure/aks_rbac_disabled",
        "CKV_AZURE_5", "AVD-AZU-0042", "AZU-0042", "azure-container-use-rbac-permissions",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: ["azurerm_kubernetes_cluster"],
    fix: Unsafe,
    check: Check::Block(has_rbac),
}

fn has_rbac(cluster: &Block, cx: &mut Cx) -> Checked {
    let names =
        [attribute("role_based_access_control_enabled"), attribute("role_based_access_control.enabled")];
    value::each(names, |name| name.is_true().absent_is_ok().fix("true").check(cluster, cx))
}
