use crate::prelude::*;
use tollgate_core::eval::concat;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "982aa526-6970-4c59-8b9b-2ce7e019fe36",
    aliases: &["aws/api_gateway_with_cloudwatch_logging_disabled"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_stage"],
    check: Check::Block(check_log_group),
    ..rule("aws-api-gateway-stage-without-log-group", include_str!("stage_without_log_group.md"))
};

fn check_log_group(stage: &Block, cx: &mut Cx) -> Checked {
    let literal = |text: &str| Value::string(text, stage.header());
    let name = [
        literal("API-Gateway-Execution-Logs_"),
        stage.reference("rest_api_id"),
        literal("/"),
        stage.reference("stage_name"),
    ];
    let wanted = concat(name, stage.header());
    let managed = cx.having("aws_cloudwatch_log_group", "name", &wanted).exist()?;
    if !managed {
        let message =
            "no `aws_cloudwatch_log_group` is named `API-Gateway-Execution-Logs_<API id>/<stage name>`";
        cx.flag(stage.header(), message);
    }
    Ok(())
}
