use crate::prelude::*;

rule! {
    /// API Gateway without security policy
    ///
    /// The security policy of a custom domain name decides which versions of TLS clients may use. `TLS_1_0` admits
    /// TLS 1.0 and 1.1, whose ciphers are broken. Where nothing is set, AWS chooses: `TLS_1_2` for a domain that is made
    /// today, `TLS_1_0` for many that were made before, and Terraform leaves either as it is.
    ///
    /// Set `security_policy` to `TLS_1_2`, or to one of the newer policies that start with `SecurityPolicy_TLS`.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_domain_name" "api" { # finding
    ///   domain_name = "api.example.com"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_domain_name" "api" {
    ///   domain_name     = "api.example.com"
    ///   security_policy = "TLS_1_0" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_domain_name" "api" {
    ///   domain_name     = "api.example.com"
    ///   security_policy = "TLS_1_2"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "policy" {}
    ///
    /// resource "aws_api_gateway_domain_name" "api" {
    ///   domain_name     = "api.example.com"
    ///   security_policy = var.policy
    /// }
    /// ```
    id: "aws-api-gateway-domain-name-outdated-tls",
    guid: "4e1cc5d3-2811-4fb2-861c-ee9b3cb7f90b",
    aliases: [
        "aws/api_gateway_without_security_policy",
        "CKV_AWS_206", "AVD-AWS-0005", "AWS-0005", "aws-api-gateway-use-secure-tls-policy",
        "aws-apigateway-use-secure-tls-policy",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 326,
    targets: ["aws_api_gateway_domain_name"],
    modules: [super::HTTP_API_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("security_policy").passes(is_modern, "`\"TLS_1_2\"` or newer").fix("\"TLS_1_2\""),
    ),
}

fn is_modern(policy: &str) -> bool {
    policy == "TLS_1_2" || policy.starts_with("SecurityPolicy_TLS")
}
