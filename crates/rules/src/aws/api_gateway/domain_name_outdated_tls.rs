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
    check: Check::Block(check_policy),
    ..rule("aws-api-gateway-domain-name-outdated-tls", include_str!("domain_name_outdated_tls.md"))
};

const POLICY: &str = "security_policy";

const MODERN: Attribute =
    attribute(POLICY).passes(is_modern, "`\"TLS_1_2\"` or newer").absent_is_ok().fix("\"TLS_1_2\"");

fn check_policy(domain: &Block, cx: &mut Cx) -> Checked {
    if !domain.is_set(POLICY)? && !domain.has_right_default(POLICY)? {
        // New domain names get TLS 1.2 (API Gateway Developer Guide, "Default security policies").
        let message = format!("{}, so a domain name with `TLS_1_0` keeps it", domain.actual(POLICY));
        cx.wrong(domain, POLICY, message).set(domain, POLICY, "\"TLS_1_2\"").pedantic_if(true);
    }
    MODERN.check(domain, cx)
}

fn is_modern(policy: &str) -> bool {
    policy == "TLS_1_2" || policy.starts_with("SecurityPolicy_TLS")
}
