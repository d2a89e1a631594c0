use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b4869fc-a842-4597-aa00-1294df425440",
    aliases: &["aws/api_gateway_without_ssl_certificate", "CKV2_AWS_51"],
    severity: Low,
    pedantic: true,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &["aws_api_gateway_stage", "aws_apigatewayv2_stage"],
    check: Check::Attribute(attribute("client_certificate_id").is_present().unless(is_without_http_backend)),
    ..rule(
        "aws-api-gateway-stage-without-client-certificate",
        include_str!("stage_without_client_certificate.md"),
    )
};

/// Whether nothing behind the stage could check a certificate: Lambda functions, AWS services and private links. Of HTTP
/// APIs, stages have none.
fn is_without_http_backend(stage: &Block, cx: &Cx) -> Checked<bool> {
    let has = |test| has_backend(stage, cx, test);
    let others = both(has(|_| Ok(true)), not(has(is_public_http)));
    if is_newer(stage) {
        let apis = cx.referred("aws_apigatewayv2_api", &["id"], stage, "api_id");
        let is_websocket = apis.any(|api| is_one_of(api, "protocol_type", &["WEBSOCKET"]));
        return either(not(is_websocket), others);
    }
    // What `body` describes is not looked into.
    let apis = cx.referred("aws_api_gateway_rest_api", &["id"], stage, "rest_api_id");
    either(others, apis.any(|api| api.is_set("body")))
}

fn is_newer(stage: &Block) -> bool {
    stage.kind() == "aws_apigatewayv2_stage"
}

/// Whether a test holds for some integration of the API that a stage belongs to.
fn has_backend(stage: &Block, cx: &Cx, test: fn(&Block) -> Checked<bool>) -> Checked<bool> {
    let (api, integration) = match is_newer(stage) {
        true => ("api_id", "aws_apigatewayv2_integration"),
        false => ("rest_api_id", "aws_api_gateway_integration"),
    };
    cx.matching(integration, stage, &[(api, api)]).any(test)
}

fn is_public_http(integration: &Block) -> Checked<bool> {
    let is_http = |name| is_one_of(integration, name, &["HTTP", "HTTP_PROXY"]);
    let private = is_one_of(integration, "connection_type", &["VPC_LINK"]);
    both(either(is_http("type"), is_http("integration_type")), not(private))
}
