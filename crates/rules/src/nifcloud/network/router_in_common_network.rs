use crate::nifcloud::shared::forbid_common_network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "30c2760c-740e-4672-9d7f-2c29e0cb385d",
    aliases: &[
        "nifcloud/router_has_common_private", "AVD-NIF-0017", "NIF-0017",
        "nifcloud-network-no-common-private-router",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    pedantic: true,
    targets: &["nifcloud_router"],
    check: Check::Block(forbid_common_network),
    ..rule("nifcloud-network-router-in-common-network", include_str!("router_in_common_network.md"))
};
