use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c999cf62-0920-40f8-8dda-0caccd66ed7e",
    aliases: &["aws/api_gateway_stage_without_api_gateway_usage_plan_associated"],
    severity: Low,
    category: ResourceManagement,
    cwe: 285,
    targets: &["aws_api_gateway_stage"],
    check: Check::Block(check_plan),
    ..rule("aws-api-gateway-stage-without-usage-plan", include_str!("stage_without_usage_plan.md"))
};

fn check_plan(stage: &Block, cx: &mut Cx) -> Checked {
    if !super::is_in_usage_plan(stage, cx)? {
        let is_private = matches!(super::is_of_private_api(stage, cx), Ok(true));
        let is_declined = is_private || is_throttled(stage, cx) || is_filtered(stage, cx);
        cx.flag(stage.header(), "no usage plan lists this stage in `api_stages`").pedantic_if(is_declined);
    }
    Ok(())
}

/// Whether something else certainly limits how many requests the stage takes.
fn is_throttled(stage: &Block, cx: &Cx) -> bool {
    const LIMITS: [&str; 2] = ["throttling_rate_limit", "throttling_burst_limit"];
    let same = [("stage_name", "stage_name"), ("rest_api_id", "rest_api_id")];
    let settings = cx.matching("aws_api_gateway_method_settings", stage, &same);
    let is_limited = |it: &Block| it.any("settings", |it| value::any(LIMITS, |limit| it.is_set(limit)));
    matches!(settings.any(is_limited), Ok(true))
}

/// Whether a web ACL certainly stands before the stage, where the rate of each address can be limited.
fn is_filtered(stage: &Block, cx: &Cx) -> bool {
    ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"]
        .into_iter()
        .any(|kind| matches!(cx.referring(kind, "resource_arn", stage, &["arn"]).exist(), Ok(true)))
}
