use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "625abc0e-f980-4ac9-a775-f7519ee34296",
    aliases: &[
        "aws/api_gateway_deployment_without_access_log_setting",
        "aws-api-gateway-deployment-without-access-logging",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_deployment"],
    check: Check::Holds(is_served_with_logs, "no stage with `access_log_settings` serves this deployment"),
    ..rule(
        "aws-api-gateway-deployment-without-access-logs",
        include_str!("deployment_without_access_logs.md"),
    )
};

fn is_served_with_logs(deployment: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("aws_api_gateway_stage", "deployment_id", deployment, &["id"])
        .any(|stage| stage.is_set("access_log_settings"))
}
