use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c999cf62-0920-40f8-8dda-0caccd66ed7e",
    aliases: &["aws/api_gateway_stage_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    targets: &["aws_api_gateway_stage"],
    check: Check::Block(check_usage_plan),
    ..rule("aws-api-gateway-stage-without-usage-plan", include_str!("stage_without_usage_plan.md"))
};

fn check_usage_plan(stage: &Block, cx: &mut Cx) -> Checked {
    if !super::in_usage_plan(stage, cx)? {
        cx.flag(stage.header(), "no usage plan lists this stage in `api_stages`");
    }
    Ok(())
}
