use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f34c0c25-47b4-41eb-9c79-249b4dd47b89",
    aliases: &[
        "gcp/ip_forwarding_enabled", "CKV_GCP_36", "AVD-GCP-0043", "GCP-0043",
        "google-compute-no-ip-forwarding",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 1188,
    pedantic: true,
    targets: &super::INSTANCES_AND_COPIES,
    modules: &[super::MACHINE_MODULES[0], module("terraform-google-modules/bastion-host/google")],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("can_ip_forward").is_false().absent_is_ok().fix("false")),
    ..rule("gcp-compute-instance-forwards-packets", include_str!("instance_forwards_packets.md"))
};
