use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a96ce49-4163-4ee6-8169-eb3b0797d694",
    aliases: &["aws/api_gateway_without_configured_authorizer"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["aws_api_gateway_rest_api"],
    check: Check::Holds(
        has_authorizer,
        "neither an `aws_api_gateway_authorizer`, nor a method, nor `body` says who may call this API",
    ),
    ..rule("aws-api-gateway-rest-api-without-authorizer", include_str!("rest_api_without_authorizer.md"))
};

/// Whether something says who may call: an authorizer, or methods that each say it for themselves.
fn has_authorizer(api: &Block, cx: &Cx) -> Checked<bool> {
    let belongs = |kind| cx.referring(kind, "rest_api_id", api, &["id"]).exist();
    let resource = either(belongs("aws_api_gateway_authorizer"), belongs("aws_api_gateway_method"));
    let in_body = api.string("body").map(|body| {
        // `x-amazon-apigateway-authorizer` and `-authtype`, for IAM.
        body.is_some_and(|it| it.contains("x-amazon-apigateway-auth"))
    });
    either(either(resource, in_body), super::is_private(api))
}
