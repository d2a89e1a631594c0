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
    category: Observability,
    cwe: 778,
    targets: &["aws_api_gateway_stage", "aws_api_gateway_method_settings", "aws_apigatewayv2_stage"],
    modules: &[super::HTTP_API_MODULE],
    check: Check::Block(check_logging),
    ..rule("aws-api-gateway-stage-without-access-logs", include_str!("stage_without_access_logs.md"))
};

fn check_logging(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_api_gateway_stage" => check_rest_stage(block, cx),
        "aws_api_gateway_method_settings" => check_execution_logs(block, "settings", cx),
        "aws_apigatewayv2_stage" => {
            check_access_logs(block, cx)?;
            let http = cx.referred("aws_apigatewayv2_api", &["id"], block, "api_id").any(is_http)?;
            if http { Ok(()) } else { check_execution_logs(block, "default_route_settings", cx) }
        }
        // A call of the registry module, which makes an HTTP API unless told otherwise.
        _ => {
            check_access_logs(block, cx)?;
            if is_http(block)? { Ok(()) } else { check_execution_logs(block, "default_route_settings", cx) }
        }
    }
}

fn is_http(api: &Block) -> Checked<bool> {
    Ok(api.string("protocol_type")?.is_none_or(|protocol| *protocol == "HTTP"))
}

fn check_rest_stage(stage: &Block, cx: &mut Cx) -> Checked {
    check_access_logs(stage, cx)?;
    let same_api = |settings: &Block| {
        if settings.value("rest_api_id").is_null() {
            return Ok(true);
        }
        settings.matches("rest_api_id", stage, "rest_api_id")
    };
    let same_stage = [("stage_name", "stage_name")];
    let api_or_none =
        Wanted::value(stage.reference("rest_api_id")).or(Value::null(stage.header())).as_written();
    let has_settings = cx
        .matching("aws_api_gateway_method_settings", stage, &same_stage)
        .with("rest_api_id", api_or_none)
        .search(same_api)?;
    if !has_settings {
        cx.flag(
            stage.header(),
            "no `aws_api_gateway_method_settings` turns on the execution logs of this stage",
        );
    }
    Ok(())
}

fn check_access_logs(stage: &Block, cx: &mut Cx) -> Checked {
    if !stage.is_set("access_log_settings")? {
        cx.flag(stage.header(), "`access_log_settings` is not set");
    }
    Ok(())
}

fn check_execution_logs(block: &Block, settings: &str, cx: &mut Cx) -> Checked {
    let found = block.each(settings);
    if found.is_empty() {
        cx.flag(block.header(), format!("`{settings}.logging_level` is not set"));
    }
    for settings in found {
        let path = settings.path_of("logging_level");
        match settings.string("logging_level")? {
            None => _ = cx.flag(settings.header(), format!("`{path}` is not set")).about(path),
            Some(level) if level.is_empty() || *level == "OFF" => {
                let message = format!("`{path}` is `\"{level}\"`, must be `\"ERROR\"` or `\"INFO\"`");
                cx.wrong(&settings, "logging_level", message);
            }
            Some(_) => {}
        }
    }
    Ok(())
}
