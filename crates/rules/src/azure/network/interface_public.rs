use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c1573577-e494-4417-8854-7e119368dc8b",
    aliases: &[
        "azure/network_interfaces_with_public_ip", "CKV_AZURE_119", "AVD-AZU-0076", "AZU-0076",
        "azure-network-network-interface-public-ip",
    ],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &super::INTERFACES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("ip_configuration.public_ip_address_id")
            .of(&["azurerm_network_interface"])
            .is_absent()
            .fix_by_removal(),
        attribute("network_profile.ip_configuration.public_ip_address_configuration")
            .of(&["azurerm_virtual_machine_scale_set"])
            .is_absent()
            .fix_by_removal(),
        attribute("network_interface.ip_configuration.public_ip_address")
            .of(super::MACHINE_SCALE_SETS)
            .is_absent()
            .fix_by_removal(),
    ]),
    ..rule("azure-network-interface-public", include_str!("interface_public.md"))
};
