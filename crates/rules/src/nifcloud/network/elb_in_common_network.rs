use crate::nifcloud::shared::forbid_common_network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5061f84c-ab66-4660-90b9-680c9df346c0",
    aliases: &[
        "nifcloud/elb_has_common_private", "AVD-NIF-0019", "NIF-0019",
        "nifcloud-network-no-common-private-elb",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    pedantic: true,
    targets: &["nifcloud_elb"],
    check: Check::Block(forbid_common_network),
    ..rule("nifcloud-network-elb-in-common-network", include_str!("elb_in_common_network.md"))
};
