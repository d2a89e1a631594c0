use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4216ebac-d74c-4423-b437-35025cb88af5",
    aliases: &[
        "azure/network_interfaces_ip_forwarding_enabled", "CKV_AZURE_118", "AVD-AZU-0075", "AZU-0075",
        "azure-network-network-ip-forwarding-enabled", "azure-network-interface-forwards-ip",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 1188,
    targets: &super::INTERFACES,
    fix: Some(Unsafe),
    check: Check::Block(forwards_nothing),
    ..rule("azure-network-interface-forwards-packets", include_str!("interface_forwards_packets.md"))
};

fn forwards_nothing(block: &Block, cx: &mut Cx) -> Checked {
    let forwarding = match block.kind() {
        "azurerm_network_interface" => attribute("ip_forwarding_enabled"),
        "azurerm_virtual_machine_scale_set" => attribute("network_profile.ip_forwarding"),
        _ => attribute("network_interface.ip_forwarding_enabled"),
    };
    forwarding.also_named(&["enable_ip_forwarding"]).is_false().absent_is_ok().fix("false").check(block, cx)
}
