use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "081069cb-588b-4ce1-884c-2a1ce3029fe5",
    aliases: &["aws/cloudwatch_metrics_disabled", "aws-api-gateway-method-metrics-disabled"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_method_settings"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("settings.metrics_enabled").is_true().fix("true")),
    ..rule("aws-api-gateway-method-without-metrics", include_str!("method_without_metrics.md"))
};
