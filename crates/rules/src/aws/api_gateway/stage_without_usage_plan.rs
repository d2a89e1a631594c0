use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c999cf62-0920-40f8-8dda-0caccd66ed7e",
    aliases: &["aws/api_gateway_stage_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    targets: &["aws_api_gateway_stage"],
    check: Check::Holds(super::is_in_usage_plan, "no usage plan lists this stage in `api_stages`"),
    ..rule("aws-api-gateway-stage-without-usage-plan", include_str!("stage_without_usage_plan.md"))
};
