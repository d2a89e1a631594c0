use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b4869fc-a842-4597-aa00-1294df425440",
    aliases: &["aws/api_gateway_without_ssl_certificate", "CKV2_AWS_51"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &["aws_api_gateway_stage"],
    check: Check::Attribute(attribute("client_certificate_id").is_present().unless(is_without_http_backend)),
    ..rule(
        "aws-api-gateway-stage-without-client-certificate",
        include_str!("stage_without_client_certificate.md"),
    )
};

/// Whether nothing behind the stage could check a certificate: Lambda functions, AWS services and private links.
fn is_without_http_backend(stage: &Block, cx: &Cx) -> Checked<bool> {
    let backends = |test| {
        let same = [("rest_api_id", "rest_api_id")];
        cx.matching("aws_api_gateway_integration", stage, &same).any(test)
    };
    let others = both(backends(|_| Ok(true)), not(backends(is_public_http)));
    // What `body` describes is not looked into.
    let api = cx.referred("aws_api_gateway_rest_api", &["id"], stage, "rest_api_id");
    either(others, api.any(|api| api.is_set("body")))
}

fn is_public_http(integration: &Block) -> Checked<bool> {
    let private = is_one_of(integration, "connection_type", &["VPC_LINK"]);
    both(is_one_of(integration, "type", &["HTTP", "HTTP_PROXY"]), not(private))
}
