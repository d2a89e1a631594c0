use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "1b6799eb-4a7a-4b04-9001-8cceb9999326",
    aliases: &[
        "aws/api_gateway_access_logging_disabled", "CKV_AWS_76", "CKV_AWS_95", "CKV2_AWS_4", "AVD-AWS-0001",
        "AWS-0001", "aws-api-gateway-enable-access-logging", "aws-apigateway-enable-access-logging",
        "aws-api-gateway-access-logging-disabled",
    ],
    severity: Medium,
    implies: &["aws-api-gateway-stage-without-log-group"],
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_stage", "aws_api_gateway_method_settings", "aws_apigatewayv2_stage"],
    modules: &[super::HTTP_API_MODULE],
    check: Check::Block(check_logging),
    ..rule("aws-api-gateway-stage-without-access-logs", include_str!("stage_without_access_logs.md"))
};

const ACCESS: &str = "access_log_settings";

const LEVELS: [Attribute; 2] = [
    attribute("settings.logging_level")
        .of(&["aws_api_gateway_method_settings"])
        .one_of(&["ERROR", "INFO"])
        .pedantic_for(always),
    attribute("default_route_settings.logging_level")
        .of(&["aws_apigatewayv2_stage", "module"])
        .one_of(&["ERROR", "INFO"])
        .unless(is_of_http_api)
        .pedantic_for(always),
];

fn check_logging(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_api_gateway_stage" {
        return check_stage(block, cx);
    }
    let access = attribute(ACCESS)
        .of(&["aws_apigatewayv2_stage", "module"])
        // As the module calls it since version 5, and before.
        .also_named(&["stage_access_log_settings", "default_stage_access_log_destination_arn"])
        .is_present()
        .check(block, cx);
    access.and(value::each(&LEVELS, |level| level.check(block, cx)))
}

/// A stage of a REST API, whose execution logs are turned on elsewhere.
fn check_stage(stage: &Block, cx: &mut Cx) -> Checked {
    let execution = has_settings(stage, cx);
    let access = attribute(ACCESS).is_present();
    match (stage.is_set(ACCESS), &execution) {
        (Ok(false), Ok(false)) => {
            let message = format!(
                "{}, and no `aws_api_gateway_method_settings` turns on the execution logs of this stage",
                stage.actual(ACCESS)
            );
            cx.flag(stage.header(), message).about(ACCESS).because(&stage.value(ACCESS));
            return Ok(());
        }
        (_, Ok(false)) => {
            let message = "no `aws_api_gateway_method_settings` turns on the execution logs of this stage";
            cx.flag(stage.header(), message).pedantic_if(true);
        }
        _ => {}
    }
    access.check(stage, cx).and(execution.map(|_| ()))
}

/// HTTP APIs have no execution logs.
fn is_of_http_api(stage: &Block, cx: &Cx) -> Checked<bool> {
    if stage.is_call() {
        return is_http(stage);
    }
    cx.referred("aws_apigatewayv2_api", &["id"], stage, "api_id").any(is_http)
}

/// Whether an API, or a call of the registry module, is for HTTP, as those of the module are by default.
fn is_http(api: &Block) -> Checked<bool> {
    Ok(api.string("protocol_type")?.is_none_or(|protocol| *protocol == "HTTP"))
}

fn has_settings(stage: &Block, cx: &Cx) -> Checked<bool> {
    let same_api = |settings: &Block| {
        let of_every_api = Ok(settings.value("rest_api_id").is_null());
        either(of_every_api, settings.matches("rest_api_id", stage, "rest_api_id"))
    };
    let api_or_none =
        Wanted::value(stage.reference("rest_api_id")).or(Value::null(stage.header())).as_written();
    cx.matching("aws_api_gateway_method_settings", stage, &[("stage_name", "stage_name")])
        .with("rest_api_id", api_or_none)
        .search(same_api)
}
