use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "89218b48-75c9-4cb3-aaba-5299e852e8bc",
    aliases: &[
        "nifcloud/computing_instance_security_group_undefined", "AVD-NIF-0004", "NIF-0004",
        "nifcloud-computing-add-security-group-to-instance",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: &["nifcloud_instance"],
    check: Check::Attribute(attribute("security_group").is_present()),
    ..rule(
        "nifcloud-computing-instance-without-security-group",
        include_str!("instance_without_security_group.md"),
    )
};
