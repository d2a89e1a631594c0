use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ed35928e-195c-4405-a252-98ccb664ab7b",
    aliases: &["aws/api_gateway_with_invalid_compression"],
    severity: Low,
    pedantic: true,
    category: BestPractices,
    cwe: 326,
    targets: &["aws_api_gateway_rest_api"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("minimum_compression_size").between(0, 10_485_759).fix("0")),
    ..rule("aws-api-gateway-rest-api-compression-invalid", include_str!("rest_api_compression_invalid.md"))
};
