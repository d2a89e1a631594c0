use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "dafe30ec-325d-4516-85d1-e8e6776f012c",
    aliases: &[
        "azure/azure_instance_using_basic_authentication", "CKV_AZURE_1", "CKV_AZURE_149", "CKV_AZURE_49",
        "CKV_AZURE_178", "AVD-AZU-0039", "AZU-0039", "azure-compute-disable-password-authentication",
        "azure-compute-machine-password-login",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 284,
    targets: &[
        "azurerm_linux_virtual_machine", "azurerm_linux_virtual_machine_scale_set",
        "azurerm_orchestrated_virtual_machine_scale_set", "azurerm_virtual_machine",
        "azurerm_virtual_machine_scale_set",
    ],
    fix: Some(Unsafe),
    check: Check::Block(check_passwords),
    ..rule("azure-compute-machine-allows-passwords", include_str!("machine_allows_passwords.md"))
};

fn check_passwords(machine: &Block, cx: &mut Cx) -> Checked {
    match machine.kind() {
        "azurerm_virtual_machine" | "azurerm_virtual_machine_scale_set" => {
            value::each(machine.each("os_profile_linux_config"), |it| {
                check_settings(machine, &it, "ssh_keys", cx)
            })
        }
        "azurerm_orchestrated_virtual_machine_scale_set" => {
            let linux = machine.each("os_profile").into_iter().flat_map(|it| it.each("linux_configuration"));
            value::each(linux, |it| check_settings(machine, &it, "admin_ssh_key", cx))
        }
        _ => check_settings(machine, machine, "admin_ssh_key", cx),
    }
}

fn check_settings(machine: &Block, settings: &Block, keys: &str, cx: &mut Cx) -> Checked {
    let name = "disable_password_authentication";
    let takes_by_default = machine.kind() == "azurerm_virtual_machine_scale_set";
    if settings.bool(name)?.map_or(!takes_by_default, |refused| *refused) {
        return Ok(());
    }
    let has_keys = matches!(settings.is_set(keys), Ok(true));
    // What is missing is the key, which belongs into the machine.
    let message = format!("{}, must be `true`", settings.actual(name));
    let finding = cx.flag(machine.header(), message).about(settings.path_of(name));
    // An appliance of the marketplace is administered as its maker provides.
    let is_appliance = matches!(machine.is_set("plan"), Ok(true));
    let finding =
        finding.because(&settings.value(name)).shown_at(settings.place(name)).pedantic_if(is_appliance);
    if has_keys {
        finding.set(settings, name, "true");
    }
    Ok(())
}
