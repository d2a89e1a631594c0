use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a96ce49-4163-4ee6-8169-eb3b0797d694",
    aliases: &["aws/api_gateway_without_configured_authorizer"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_api_gateway_rest_api"],
    check: Check::Holds(has_authorizer, "no `aws_api_gateway_authorizer` belongs to this API"),
    ..rule("aws-api-gateway-rest-api-without-authorizer", include_str!("rest_api_without_authorizer.md"))
};

fn has_authorizer(api: &Block, cx: &Cx) -> Checked<bool> {
    let resource = cx.referring("aws_api_gateway_authorizer", "rest_api_id", api, &["id"]).exist();
    let body = api.string("body");
    either(resource, body.map(|it| it.is_some_and(|it| it.contains("x-amazon-apigateway-authorizer"))))
}
