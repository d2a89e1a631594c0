use crate::prelude::*;

rule! {
    /// Azure instance using basic authentication
    ///
    /// A machine that takes passwords over SSH is tried by every botnet that finds it, and one guessed or leaked
    /// password is enough. `azurerm_linux_virtual_machine` refuses passwords unless `disable_password_authentication`
    /// is `false`; the older `azurerm_virtual_machine_scale_set` takes them unless it is `true`.
    ///
    /// Set `disable_password_authentication = true` and give the machine a public key in `admin_ssh_key` (in the
    /// older `azurerm_virtual_machine`: `ssh_keys` in `os_profile_linux_config`), or sign in through Entra ID.
    ///
    /// ```hcl bad
    /// resource "azurerm_linux_virtual_machine" "orders" { # finding
    ///   name                            = "orders"
    ///   resource_group_name             = azurerm_resource_group.shop.name
    ///   location                        = azurerm_resource_group.shop.location
    ///   size                            = "Standard_B2s"
    ///   admin_username                  = "operator"
    ///   admin_password                  = var.password
    ///   disable_password_authentication = false
    ///   network_interface_ids           = [azurerm_network_interface.orders.id]
    ///
    ///   admin_ssh_key {
    ///     username   = "operator"
    ///     public_key = file("operator.pub")
    ///   }
    /// }
    ///
    /// resource "azurerm_virtual_machine" "invoices" { # finding
    ///   name                  = "invoices"
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   location              = azurerm_resource_group.shop.location
    ///   vm_size               = "Standard_B2s"
    ///   network_interface_ids = [azurerm_network_interface.invoices.id]
    ///
    ///   os_profile_linux_config {
    ///     disable_password_authentication = false
    ///   }
    /// }
    ///
    /// resource "azurerm_virtual_machine_scale_set" "shop" { # finding
    ///   name                = "shop"
    ///   resource_group_name = azurerm_resource_group.shop.name
    ///   location            = azurerm_resource_group.shop.location
    ///   upgrade_policy_mode = "Manual"
    ///
    ///   os_profile_linux_config {}
    /// }
    ///
    /// resource "azurerm_orchestrated_virtual_machine_scale_set" "warehouse" { # finding
    ///   name                        = "warehouse"
    ///   resource_group_name         = azurerm_resource_group.shop.name
    ///   location                    = azurerm_resource_group.shop.location
    ///   platform_fault_domain_count = 1
    ///
    ///   os_profile {
    ///     linux_configuration {
    ///       admin_username                  = "operator"
    ///       admin_password                  = var.password
    ///       disable_password_authentication = false
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "azurerm_linux_virtual_machine" "orders" {
    ///   name                  = "orders"
    ///   resource_group_name   = azurerm_resource_group.shop.name
    ///   location              = azurerm_resource_group.shop.location
    ///   size                  = "Standard_B2s"
    ///   admin_username        = "operator"
    ///   network_interface_ids = [azurerm_network_interface.orders.id]
    ///
    ///   admin_ssh_key {
    ///     username   = "operator"
    ///     public_key = file("operator.pub")
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "keys_only" {
    ///   type = bool
    /// }
    ///
    /// resource "azurerm_linux_virtual_machine" "orders" {
    ///   name                            = "orders"
    ///   resource_group_name             = azurerm_resource_group.shop.name
    ///   location                        = azurerm_resource_group.shop.location
    ///   size                            = "Standard_B2s"
    ///   admin_username                  = "operator"
    ///   disable_password_authentication = var.keys_only
    ///   network_interface_ids           = [azurerm_network_interface.orders.id]
    /// }
    /// ```
    id: "azure-compute-machine-password-login",
    guid: "dafe30ec-325d-4516-85d1-e8e6776f012c",
    aliases: [
        "azure/azure_instance_using_basic_authentication",
        "CKV_AZURE_1", "CKV_AZURE_149", "AVD-AZU-0039", "AZU-0039",
        "azure-compute-disable-password-authentication",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 284,
    targets: [
        "azurerm_linux_virtual_machine",
        "azurerm_linux_virtual_machine_scale_set",
        "azurerm_orchestrated_virtual_machine_scale_set",
        "azurerm_virtual_machine",
        "azurerm_virtual_machine_scale_set",
    ],
    fix: Unsafe,
    check: Check::Block(takes_no_passwords),
}

fn takes_no_passwords(machine: &Block, cx: &mut Cx) -> Checked {
    match machine.kind() {
        "azurerm_virtual_machine" | "azurerm_virtual_machine_scale_set" => {
            value::each(machine.each("os_profile_linux_config"), |it| refuses(machine, &it, "ssh_keys", cx))
        }
        "azurerm_orchestrated_virtual_machine_scale_set" => {
            let linux = machine.each("os_profile").into_iter().flat_map(|it| it.each("linux_configuration"));
            value::each(linux, |it| refuses(machine, &it, "admin_ssh_key", cx))
        }
        _ => refuses(machine, machine, "admin_ssh_key", cx),
    }
}

fn refuses(machine: &Block, settings: &Block, keys: &str, cx: &mut Cx) -> Checked {
    let name = "disable_password_authentication";
    let takes_by_default = machine.kind() == "azurerm_virtual_machine_scale_set";
    if settings.bool(name)?.map_or(!takes_by_default, |refused| *refused) {
        return Ok(());
    }
    let has_keys = matches!(settings.is_set(keys), Ok(true));
    let (path, value) = (settings.path_of(name), settings.value(name));
    let what = if value.is_null() { "not set".to_owned() } else { format!("`{value}`") };
    // What is missing is the key, which belongs into the machine.
    let finding = cx.flag(machine.header(), format!("`{path}` is {what}, must be `true`")).about(path);
    let finding = finding.because(&value).also(settings.place(name), "allows passwords");
    if has_keys {
        finding.set(settings, name, "true");
    }
    Ok(())
}
