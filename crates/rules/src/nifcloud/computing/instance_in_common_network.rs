use crate::nifcloud::shared::forbid_common_network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "df58dd45-8009-43c2-90f7-c90eb9d53ed9",
    aliases: &[
        "nifcloud/computing_instance_has_common_private", "AVD-NIF-0005", "NIF-0005",
        "nifcloud-computing-no-common-private-instance",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 200,
    pedantic: true,
    targets: &["nifcloud_instance"],
    check: Check::Block(forbid_common_network),
    ..rule("nifcloud-computing-instance-in-common-network", include_str!("instance_in_common_network.md"))
};
