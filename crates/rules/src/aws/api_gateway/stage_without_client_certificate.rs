use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b4869fc-a842-4597-aa00-1294df425440",
    aliases: &["aws/api_gateway_without_ssl_certificate", "CKV2_AWS_51"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &["aws_api_gateway_stage"],
    check: Check::Attribute(attribute("client_certificate_id").is_present()),
    ..rule(
        "aws-api-gateway-stage-without-client-certificate",
        include_str!("stage_without_client_certificate.md"),
    )
};
