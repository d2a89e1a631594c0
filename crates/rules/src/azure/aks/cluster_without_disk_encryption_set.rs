use crate::prelude::*;

rule! {
    /// AKS disk encryption set ID undefined
    ///
    /// The disks of a cluster, those of its nodes and of its persistent volumes, are encrypted with keys that Azure holds
    /// and manages unless `disk_encryption_set_id` is set: you can neither revoke such a key when a disk or snapshot gets
    /// into the wrong hands nor see who used it.
    ///
    /// Set `disk_encryption_set_id` to a disk encryption set with a key of your own. It cannot be changed later: Terraform
    /// replaces the cluster. Nodes on ephemeral disks (`os_disk_type = "Ephemeral"`) are not reported, for nothing is kept
    /// there.
    ///
    /// ```hcl bad
    /// resource "azurerm_kubernetes_cluster" "shop" { # finding
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    ///
    ///   default_node_pool {
    ///     name       = "default"
    ///     node_count = 3
    ///     vm_size    = "Standard_D2s_v5"
    ///   }
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "orders" { # finding
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "orders"
    ///
    ///   default_node_pool {
    ///     name         = "default"
    ///     node_count   = 3
    ///     vm_size      = "Standard_D2s_v5"
    ///     os_disk_type = "Managed"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                   = "shop"
    ///   location               = azurerm_resource_group.shop.location
    ///   resource_group_name    = azurerm_resource_group.shop.name
    ///   dns_prefix             = "shop"
    ///   disk_encryption_set_id = azurerm_disk_encryption_set.shop.id
    ///
    ///   default_node_pool {
    ///     name       = "default"
    ///     node_count = 3
    ///     vm_size    = "Standard_D2s_v5"
    ///   }
    /// }
    ///
    /// resource "azurerm_disk_encryption_set" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   key_vault_key_id    = azurerm_key_vault_key.shop.id
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "orders" {
    ///   name                = "orders"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "orders"
    ///
    ///   default_node_pool {
    ///     name         = "default"
    ///     node_count   = 3
    ///     vm_size      = "Standard_D8ds_v5"
    ///     os_disk_type = "Ephemeral"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "disk_type" {
    ///   type = string
    /// }
    ///
    /// resource "azurerm_kubernetes_cluster" "shop" {
    ///   name                = "shop"
    ///   location            = azurerm_resource_group.shop.location
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   dns_prefix          = "shop"
    ///
    ///   default_node_pool {
    ///     name         = "default"
    ///     node_count   = 3
    ///     vm_size      = "Standard_D2s_v5"
    ///     os_disk_type = var.disk_type
    ///   }
    /// }
    /// ```
    id: "azure-aks-cluster-without-disk-encryption-set",
    guid: "b17d8bb8-4c08-4785-867e-cb9e62a622aa",
    aliases: [
        "azure/aks_disk_encryption_set_id_undefined",
        "CKV_AZURE_117", "AVD-AZU-0067", "AZU-0067", "azure-container-enable-disk-encryption",
    ],
    severity: Low,
    category: Encryption,
    cwe: 311,
    targets: ["azurerm_kubernetes_cluster"],
    check: Check::Attribute(attribute("disk_encryption_set_id").is_present().for_blocks(keeps_disks)),
}

fn keeps_disks(cluster: &Block) -> Checked<bool> {
    let ephemeral = cluster.any("default_node_pool", |pool| {
        Ok(pool.string("os_disk_type")?.is_some_and(|disk| *disk == "Ephemeral"))
    });
    Ok(!ephemeral?)
}
