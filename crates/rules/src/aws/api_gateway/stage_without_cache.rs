use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c7d98d6a-4fc6-551d-80b3-652647ce8291",
    aliases: &["aws/api_gateway_stage_without_cache", "CKV_AWS_120", "CKV_AWS_225"],
    severity: Info,
    category: Availability,
    cwe: 400,
    pedantic: true,
    targets: &["aws_api_gateway_stage", "aws_api_gateway_method_settings"],
    check: Check::Attributes(&[
        attribute("cache_cluster_enabled").is_true().of(&["aws_api_gateway_stage"]),
        attribute("settings.caching_enabled").is_true().of(&["aws_api_gateway_method_settings"]),
    ]),
    ..rule("aws-api-gateway-stage-without-cache", include_str!("stage_without_cache.md"))
};
