use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b3a59b8e-94a3-403e-b6e2-527abaf12034",
    aliases: &["aws/api_gateway_deployment_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: Observability,
    cwe: 285,
    targets: &["aws_api_gateway_deployment"],
    check: Check::Block(check_usage_plan),
    ..rule("aws-api-gateway-deployment-without-usage-plan", include_str!("deployment_without_usage_plan.md"))
};

fn check_usage_plan(deployment: &Block, cx: &mut Cx) -> Checked {
    if deployment.is_set("stage_name")? && !super::in_usage_plan(deployment, cx)? {
        cx.flag(deployment.header(), "no usage plan lists the stage of this deployment in `api_stages`");
    }
    Ok(())
}
