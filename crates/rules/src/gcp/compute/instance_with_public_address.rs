use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ec664fe7-f614-52d2-9af5-193d4222a012",
    aliases: &[
        "gcp/compute_instance_with_public_address", "CKV_GCP_40", "AVD-GCP-0031", "GCP-0031",
        "google-compute-no-public-ip",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &super::INSTANCES,
    modules: &super::MACHINE_MODULES,
    check: Check::Block(check_interfaces),
    ..rule("gcp-compute-instance-with-public-address", include_str!("instance_with_public_address.md"))
};

fn check_interfaces(instance: &Block, cx: &mut Cx) -> Checked {
    // The inputs of the module are those of its interface.
    let interfaces =
        if instance.is_call() { vec![instance.clone()] } else { instance.each("network_interface") };
    value::each(interfaces, |interface| {
        value::each(["access_config", "ipv6_access_config"], |kind| {
            if interface.any(kind, |_| Ok(true))? {
                let path = interface.path_of(kind);
                cx.flag(interface.place(kind), format!("`{path}` gives the machine a public address"))
                    .about(path)
                    .pedantic_if(is_entrance(instance));
            }
            Ok(())
        })
    })
}
