use crate::nifcloud::shared::forbid_common_network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4b801c38-ebb4-4c81-984b-1ba525d43adf",
    aliases: &[
        "nifcloud/nas_instance_has_common_private", "AVD-NIF-0013", "NIF-0013",
        "nifcloud-nas-no-common-private-nas-instance",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_nas_instance"],
    check: Check::Block(forbid_common_network),
    ..rule("nifcloud-nas-instance-in-common-network", include_str!("instance_in_common_network.md"))
};
