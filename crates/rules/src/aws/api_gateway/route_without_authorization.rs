use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "28ea55a1-e3be-4c0c-b7ea-807de39b360d",
    aliases: &["aws/api_gateway_route_without_authorization", "CKV_AWS_309"],
    severity: Medium,
    category: AccessControl,
    cwe: 306,
    pedantic: true,
    targets: &["aws_apigatewayv2_route"],
    check: Check::Block(check_route),
    ..rule("aws-api-gateway-route-without-authorization", include_str!("route_without_authorization.md"))
};

const KIND: &str = "authorization_type";

fn check_route(route: &Block, cx: &mut Cx) -> Checked {
    if !not(is_one_of(route, KIND, &["AWS_IAM", "CUSTOM", "JWT"]))? {
        return Ok(());
    }
    let Some(key) = route.string("route_key")? else { return Ok(()) };
    // Browsers send no credentials with the request that asks what CORS permits; of a WebSocket only the first message is
    // authorized.
    if key.starts_with("OPTIONS ")
        || is_later_message(&key)
        || is_of_websocket(route, cx)? && *key != "$connect"
    {
        return Ok(());
    }
    let declined = super::is_public_path(&key) || is_of_public_api(route, cx);
    let message = format!("{}, so anyone can call `{key}`", route.actual(KIND));
    cx.wrong(route, KIND, message).pedantic_if(declined);
    Ok(())
}

fn is_of_public_api(route: &Block, cx: &Cx) -> bool {
    let api = cx.referred("aws_apigatewayv2_api", &["id"], route, "api_id");
    matches!(api.any(super::is_for_everybody), Ok(true))
}

fn is_later_message(key: &str) -> bool {
    key == "$disconnect"
}

fn is_of_websocket(route: &Block, cx: &Cx) -> Checked<bool> {
    cx.referred("aws_apigatewayv2_api", &["id"], route, "api_id")
        .any(|api| is_one_of(api, "protocol_type", &["WEBSOCKET"]))
}
