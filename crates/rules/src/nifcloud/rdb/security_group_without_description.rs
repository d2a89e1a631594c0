use crate::prelude::*;
use crate::text;

pub(super) static RULE: Rule = Rule {
    guid: "940ddce2-26bd-4e31-a9b4-382714f73231",
    aliases: &[
        "nifcloud/db_security_group_description_undefined", "AVD-NIF-0012", "NIF-0012",
        "nifcloud-rdb-add-description-to-db-security-group",
    ],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["nifcloud_db_security_group"],
    check: Check::Attribute(attribute("description").passes(text::says_something, "a description")),
    ..rule(
        "nifcloud-rdb-security-group-without-description",
        include_str!("security_group_without_description.md"),
    )
};
