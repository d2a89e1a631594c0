use crate::prelude::*;
use crate::text;

pub(super) static RULE: Rule = Rule {
    guid: "e840c54a-7a4c-405f-b8c1-c49a54b87d11",
    aliases: &[
        "nifcloud/nas_security_group_description_undefined", "AVD-NIF-0015", "NIF-0015",
        "nifcloud-nas-add-description-to-nas-security-group",
    ],
    severity: Info,
    category: NetworkingAndFirewall,
    cwe: 665,
    pedantic: true,
    targets: &["nifcloud_nas_security_group"],
    check: Check::Attribute(attribute("description").passes(text::says_something, "a description")),
    ..rule(
        "nifcloud-nas-security-group-without-description",
        include_str!("security_group_without_description.md"),
    )
};
