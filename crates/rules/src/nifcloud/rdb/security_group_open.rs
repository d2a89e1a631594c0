use crate::nifcloud::shared::forbid_open_rules;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a0b846e8-815f-4f15-b660-bc4ab9fa1e1a",
    aliases: &[
        "nifcloud/db_security_group_has_public_ingress_sgr", "AVD-NIF-0011", "NIF-0011",
        "nifcloud-rdb-no-public-ingress-db-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["nifcloud_db_security_group"],
    check: Check::Block(forbid_open_rules),
    ..rule("nifcloud-rdb-security-group-open", include_str!("security_group_open.md"))
};
