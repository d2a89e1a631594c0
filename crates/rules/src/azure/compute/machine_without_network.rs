use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bbf6b3df-4b65-4f87-82cc-da9f30f8c033",
    aliases: &["azure/vm_not_attached_to_network"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["azurerm_virtual_machine", "azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"],
    check: Check::Block(check_network),
    ..rule("azure-compute-machine-without-network", include_str!("machine_without_network.md"))
};

fn check_network(machine: &Block, cx: &mut Cx) -> Checked {
    let interfaces = machine.value("network_interface_ids");
    if let Some(unknown) = interfaces.as_unknown() {
        return Err(unknown.clone());
    }
    if interfaces.elements().is_some_and(<[_]>::is_empty) {
        let message = "`network_interface_ids` is `[]`, must list a network interface";
        cx.wrong(machine, "network_interface_ids", message);
    }
    Ok(())
}
