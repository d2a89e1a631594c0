use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a3240001-40db-47b7-abb9-2bcd6a04c430",
    aliases: &["tencentcloud/vpc_flow_log_disabled", "CKV_TC_14"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["tencentcloud_vpc_flow_log_config"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("enable").is_true().fix("true")),
    ..rule("tencentcloud-vpc-flow-log-disabled", include_str!("flow_log_disabled.md"))
};
