use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4216ebac-d74c-4423-b437-35025cb88af5",
    aliases: &[
        "azure/network_interfaces_ip_forwarding_enabled", "CKV_AZURE_118", "AVD-AZU-0075", "AZU-0075",
        "azure-network-network-ip-forwarding-enabled", "azure-network-interface-forwards-ip",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 1188,
    pedantic: true,
    targets: &super::INTERFACES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        forwarding("ip_forwarding_enabled")
            .of(&["azurerm_network_interface"])
            .also_named(&["enable_ip_forwarding"]),
        forwarding("network_profile.ip_forwarding").of(&["azurerm_virtual_machine_scale_set"]),
        forwarding("network_interface.enable_ip_forwarding")
            .of(super::MACHINE_SCALE_SETS)
            .also_named(&["ip_forwarding_enabled"]),
    ]),
    ..rule("azure-network-interface-forwards-packets", include_str!("interface_forwards_packets.md"))
};

const fn forwarding(path: &'static str) -> Attribute {
    attribute(path).is_false().absent_is_ok().fix("false")
}
