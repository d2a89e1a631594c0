use crate::prelude::*;

rule! {
    /// Github organization webhook with SSL disabled
    ///
    /// A webhook sends what happens in a repository, with the names of people and branches. With `insecure_ssl` GitHub takes
    /// any certificate from the other side: whoever can answer in its place reads the events, and can hold back or repeat them.
    /// Certificates are verified by default.
    ///
    /// Leave `insecure_ssl` out, and give the receiver a certificate that verifies.
    ///
    /// ```hcl bad
    /// resource "github_organization_webhook" "build" {
    ///   configuration {
    ///     url          = "https://ci.example.com/hook"
    ///     content_type = "json"
    ///     insecure_ssl = true # finding
    ///   }
    ///
    ///   events = ["push"]
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "github_repository_webhook" "build" {
    ///   repository = "shop"
    ///
    ///   configuration {
    ///     url          = "https://ci.example.com/hook"
    ///     content_type = "json"
    ///     insecure_ssl = true # finding
    ///   }
    ///
    ///   events = ["push"]
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "github_organization_webhook" "build" {
    ///   configuration {
    ///     url          = "https://ci.example.com/hook"
    ///     content_type = "json"
    ///   }
    ///
    ///   events = ["push"]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "insecure" {
    ///   type = bool
    /// }
    ///
    /// resource "github_organization_webhook" "build" {
    ///   configuration {
    ///     url          = "https://ci.example.com/hook"
    ///     content_type = "json"
    ///     insecure_ssl = var.insecure
    ///   }
    ///
    ///   events = ["push"]
    /// }
    /// ```
    id: "github-webhook-tls-unverified",
    guid: "ce7c874e-1b88-450b-a5e4-cb76ada3c8a9",
    aliases: ["github/github_organization_webhook_with_ssl_disabled"],
    severity: Medium,
    category: Encryption,
    cwe: 732,
    targets: ["github_organization_webhook", "github_repository_webhook"],
    fix: Unsafe,
    check: Check::Attribute(attribute("configuration.insecure_ssl").is_false().absent_is_ok().fix("false")),
}
