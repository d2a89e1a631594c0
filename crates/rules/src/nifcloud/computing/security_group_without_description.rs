use crate::prelude::*;
use crate::text;

pub(super) static RULE: Rule = Rule {
    guid: "41c127a9-3a85-4bc3-a333-ed374eb9c3e4",
    aliases: &[
        "nifcloud/computing_security_group_description_undefined", "AVD-NIF-0002", "NIF-0002",
        "nifcloud-computing-add-description-to-security-group",
    ],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["nifcloud_security_group"],
    check: Check::Attribute(attribute("description").passes(text::says_something, "a description")),
    ..rule(
        "nifcloud-computing-security-group-without-description",
        include_str!("security_group_without_description.md"),
    )
};
