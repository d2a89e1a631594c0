use crate::prelude::*;

rule! {
    /// API Gateway without SSL certificate
    ///
    /// With a client certificate, API Gateway proves to the HTTP back end that a request really comes from it. Without
    /// one, whoever finds the address of the back end can call it past the gateway: past its authorizers, its limits
    /// and its logs.
    ///
    /// Make an `aws_api_gateway_client_certificate`, name it in `client_certificate_id` of the stage, and let the back
    /// end check it.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_stage" "live" { # finding
    ///   rest_api_id   = aws_api_gateway_rest_api.orders.id
    ///   deployment_id = aws_api_gateway_deployment.orders.id
    ///   stage_name    = "live"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_stage" "live" {
    ///   rest_api_id           = aws_api_gateway_rest_api.orders.id
    ///   deployment_id         = aws_api_gateway_deployment.orders.id
    ///   stage_name            = "live"
    ///   client_certificate_id = aws_api_gateway_client_certificate.orders.id
    /// }
    /// ```
    id: "aws-api-gateway-stage-without-client-certificate",
    guid: "0b4869fc-a842-4597-aa00-1294df425440",
    aliases: ["aws/api_gateway_without_ssl_certificate", "CKV2_AWS_51"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: ["aws_api_gateway_stage"],
    check: Check::Attribute(attribute("client_certificate_id").is_present()),
}
