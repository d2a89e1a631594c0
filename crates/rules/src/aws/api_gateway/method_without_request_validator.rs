use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b7ff27e1-abbe-46b0-930d-1f690b6125d7",
    aliases: &["aws/api_gateway_method_without_request_validator", "CKV2_AWS_53"],
    severity: Low,
    category: BestPractices,
    cwe: 20,
    pedantic: true,
    targets: &["aws_api_gateway_method"],
    check: Check::Attribute(attribute("request_validator_id").is_present().for_blocks(takes_requests)),
    ..rule(
        "aws-api-gateway-method-without-request-validator",
        include_str!("method_without_request_validator.md"),
    )
};

/// Preflight requests have nothing to validate.
fn takes_requests(method: &Block) -> Checked<bool> {
    not(is_one_of(method, "http_method", &["OPTIONS"]))
}
