use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "625abc0e-f980-4ac9-a775-f7519ee34296",
    aliases: &[
        "aws/api_gateway_deployment_without_access_log_setting",
        "aws-api-gateway-deployment-without-access-logging",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_deployment"],
    check: Check::Block(check_stages),
    ..rule(
        "aws-api-gateway-deployment-without-access-logs",
        include_str!("deployment_without_access_logs.md"),
    )
};

fn check_stages(deployment: &Block, cx: &mut Cx) -> Checked {
    let logged = cx
        .referring("aws_api_gateway_stage", "deployment_id", deployment, &["id"])
        .any(|stage| stage.is_set("access_log_settings"))?;
    if !logged {
        cx.flag(deployment.header(), "no stage with `access_log_settings` serves this deployment");
    }
    Ok(())
}
