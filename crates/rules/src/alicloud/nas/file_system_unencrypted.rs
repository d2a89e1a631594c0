use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "67bfdff1-31ce-4525-b564-e94368735360",
    aliases: &["alicloud/nas_file_system_not_encrypted"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    implies: &["alicloud-nas-file-system-without-customer-key"],
    targets: &["alicloud_nas_file_system"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypt_type").default_is("\"0\"").one_of(&["1", "2"]).fix("1")),
    ..rule("alicloud-nas-file-system-unencrypted", include_str!("file_system_unencrypted.md"))
};
