use crate::nifcloud::shared::forbid_common_network;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9bf57c23-fbab-4222-85f3-3f207a53c6a8",
    aliases: &[
        "nifcloud/db_instance_has_common_private", "AVD-NIF-0010", "NIF-0010",
        "nifcloud-rdb-no-common-private-db-instance",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_db_instance"],
    check: Check::Block(forbid_common_network),
    ..rule("nifcloud-rdb-instance-in-common-network", include_str!("instance_in_common_network.md"))
};
