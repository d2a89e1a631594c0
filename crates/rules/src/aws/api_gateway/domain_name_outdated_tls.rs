use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b",
    aliases: &[
        "aws/api_gateway_without_security_policy", "CKV_AWS_206", "AVD-AWS-0005", "AWS-0005",
        "aws-api-gateway-use-secure-tls-policy", "aws-apigateway-use-secure-tls-policy",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 326,
    targets: &["aws_api_gateway_domain_name"],
    modules: &[super::HTTP_API_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("security_policy").passes(is_modern, "`\"TLS_1_2\"` or newer").fix("\"TLS_1_2\""),
    ),
    ..rule("aws-api-gateway-domain-name-outdated-tls", include_str!("domain_name_outdated_tls.md"))
};

fn is_modern(policy: &str) -> bool {
    policy == "TLS_1_2" || policy.starts_with("SecurityPolicy_TLS")
}
