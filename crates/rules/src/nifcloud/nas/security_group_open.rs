use crate::nifcloud::shared::forbid_open_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8d7758a7-d9cd-499a-a83e-c9bdcbff728d",
    aliases: &[
        "nifcloud/nas_security_group_has_public_ingress_sgr", "AVD-NIF-0014", "NIF-0014",
        "nifcloud-nas-no-public-ingress-nas-sgr",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_nas_security_group"],
    check: Check::Block(forbid_open_rules),
    ..rule("nifcloud-nas-security-group-open", include_str!("security_group_open.md"))
};
