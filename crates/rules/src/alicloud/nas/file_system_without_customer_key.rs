use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5f670f9d-b1b4-4c90-8618-2288f1ab9676",
    aliases: &["alicloud/nas_file_system_without_kms"],
    severity: Low,
    category: Encryption,
    cwe: 311,
    pedantic: true,
    targets: &["alicloud_nas_file_system"],
    check: Check::Attribute(attribute("encrypt_type").one_of(&["2"])),
    ..rule(
        "alicloud-nas-file-system-without-customer-key",
        include_str!("file_system_without_customer_key.md"),
    )
};
