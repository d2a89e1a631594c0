use crate::prelude::*;
use crate::text;

pub(super) static RULE: Rule = Rule {
    guid: "e4610872-0b1c-4fb7-ab57-d81c0afdb291",
    aliases: &[
        "nifcloud/computing_security_group_rule_description_undefined",
        "AVD-NIF-0003",
        "NIF-0003",
        "nifcloud-computing-add-description-to-security-group-rule",
    ],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["nifcloud_security_group_rule"],
    check: Check::Attribute(attribute("description").passes(text::says_something, "a description")),
    ..rule(
        "nifcloud-computing-security-group-rule-without-description",
        include_str!("security_group_rule_without_description.md"),
    )
};
