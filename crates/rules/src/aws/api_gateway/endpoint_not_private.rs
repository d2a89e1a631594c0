use crate::prelude::*;

rule! {
    /// API Gateway endpoint config is not private
    ///
    /// An API with an `EDGE` or `REGIONAL` endpoint can be called from the whole Internet. `EDGE` is what the provider
    /// makes where `endpoint_configuration` is left out.
    ///
    /// For an API that only your own networks call, set `types` to `["PRIVATE"]` and reach it through an interface VPC
    /// endpoint. An API that is meant for the public is a good reason to suppress this rule.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_rest_api" "orders" {
    ///   name = "orders"
    ///
    ///   endpoint_configuration {
    ///     types = ["REGIONAL"] # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_rest_api" "orders" { # finding
    ///   name = "orders"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_rest_api" "orders" {
    ///   name = "orders"
    ///
    ///   endpoint_configuration {
    ///     types            = ["PRIVATE"]
    ///     vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
    ///   }
    /// }
    /// ```
    id: "aws-api-gateway-endpoint-not-private",
    guid: "6b2739db-9c49-4db7-b980-7816e0c248c1",
    aliases: ["aws/api_gateway_endpoint_config_is_not_private"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["aws_api_gateway_rest_api"],
    check: Check::Attribute(attribute("endpoint_configuration.types").one_of(&["PRIVATE"])),
}
