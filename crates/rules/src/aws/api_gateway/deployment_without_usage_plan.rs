use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3a59b8e-94a3-403e-b6e2-527abaf12034",
    aliases: &["aws/api_gateway_deployment_without_api_gateway_usage_plan_associated"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 285,
    targets: &["aws_api_gateway_deployment"],
    check: Check::Holds(is_planned, "no usage plan lists the stage of this deployment in `api_stages`"),
    ..rule("aws-api-gateway-deployment-without-usage-plan", include_str!("deployment_without_usage_plan.md"))
};

fn is_planned(deployment: &Block, cx: &Cx) -> Checked<bool> {
    either(not(deployment.is_set("stage_name")), super::is_in_usage_plan(deployment, cx))
}
