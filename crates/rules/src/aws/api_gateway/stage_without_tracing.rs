use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5813ef56-fa94-406a-b35d-977d4a56ff2b",
    aliases: &[
        "aws/api_gateway_xray_disabled", "CKV_AWS_73", "AVD-AWS-0003", "AWS-0003",
        "aws-api-gateway-enable-tracing", "aws-apigateway-enable-tracing",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_stage"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("xray_tracing_enabled").is_true().fix("true")),
    ..rule("aws-api-gateway-stage-without-tracing", include_str!("stage_without_tracing.md"))
};
