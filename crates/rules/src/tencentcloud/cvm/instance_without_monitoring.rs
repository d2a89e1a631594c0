use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "966ed4f7-b8a5-4e8d-b2bf-098657c98960",
    aliases: &[
        "tencentcloud/cvm_instance_disable_monitor_service", "CKV_TC_3",
        "tencentcloud-cvm-instance-unmonitored",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["tencentcloud_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("disable_monitor_service").is_false().absent_is_ok().fix("false")),
    ..rule("tencentcloud-cvm-instance-without-monitoring", include_str!("instance_without_monitoring.md"))
};
