use crate::prelude::*;

rule! {
    /// Beta - Databricks token has indefinite lifetime
    ///
    /// A personal access token is a password for the API of the workspace. A `databricks_token` without `lifetime_seconds`
    /// is valid until somebody revokes it, so a copy in an old log, state file or notebook opens the workspace years later.
    ///
    /// Set `lifetime_seconds` to the time until the token is made anew, some weeks at the most. For programs, OAuth of a service
    /// principal needs no such token.
    ///
    /// ```hcl bad
    /// resource "databricks_token" "pipeline" { # finding
    ///   comment = "Nightly pipeline"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "databricks_token" "pipeline" {
    ///   comment          = "Nightly pipeline"
    ///   lifetime_seconds = 2592000
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "lifetime" {
    ///   type = number
    /// }
    ///
    /// resource "databricks_token" "pipeline" {
    ///   comment          = "Nightly pipeline"
    ///   lifetime_seconds = var.lifetime
    /// }
    /// ```
    id: "databricks-token-without-expiry",
    guid: "7d05ca25-91b4-42ee-b6f6-b06611a87ce8",
    aliases: ["databricks/indefinitely_token"],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 307,
    targets: ["databricks_token"],
    fix: Unsafe,
    check: Check::Attribute(attribute("lifetime_seconds").at_least(1).fix("2592000")),
}
