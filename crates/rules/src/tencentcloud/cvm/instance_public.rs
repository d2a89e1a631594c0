use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a74b4602-a62c-4a02-956a-e19f86ea24b5",
    aliases: &[
        "tencentcloud/cvm_instance_has_public_ip", "CKV_TC_2", "tencentcloud-cvm-instance-with-public-ip",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: &["tencentcloud_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("allocate_public_ip").is_false().absent_is_ok().fix("false")),
    ..rule("tencentcloud-cvm-instance-public", include_str!("instance_public.md"))
};
