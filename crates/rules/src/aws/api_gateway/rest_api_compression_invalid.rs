use crate::prelude::*;

rule! {
    /// API Gateway with invalid compression
    ///
    /// A REST API compresses answers only where `minimum_compression_size` is set: to the size in bytes from which on
    /// it does. It is off by default, and a size of 10 MiB is off as well, because no answer may be larger.
    ///
    /// Set `minimum_compression_size` to a number from 0 to 10485759. Mind that compressing secrets together with what
    /// a client may choose can reveal them by the size of the answer (BREACH): leave such APIs as they are and suppress
    /// this rule.
    ///
    /// ```hcl bad
    /// resource "aws_api_gateway_rest_api" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_api_gateway_rest_api" "invoices" {
    ///   name                     = "invoices"
    ///   minimum_compression_size = -1 # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_api_gateway_rest_api" "orders" {
    ///   name                     = "orders"
    ///   minimum_compression_size = "1024"
    /// }
    /// ```
    id: "aws-api-gateway-rest-api-compression-invalid",
    guid: "ed35928e-195c-4405-a252-98ccb664ab7b",
    aliases: ["aws/api_gateway_with_invalid_compression"],
    severity: Low,
    category: Encryption,
    cwe: 326,
    targets: ["aws_api_gateway_rest_api"],
    fix: Unsafe,
    check: Check::Attribute(attribute("minimum_compression_size").between(0, 10_485_759).fix("0")),
}
