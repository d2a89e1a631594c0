use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ea5d3f91-5a67-4777-9846-2752f0b39058",
    aliases: &["aws/api_gateway_method_with_data_trace", "CKV_AWS_276"],
    severity: Medium,
    category: Observability,
    cwe: 532,
    targets: &["aws_api_gateway_method_settings"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("settings.data_trace_enabled").is_false().absent_is_ok().fix("false")),
    ..rule("aws-api-gateway-method-with-data-trace", include_str!("method_with_data_trace.md"))
};
