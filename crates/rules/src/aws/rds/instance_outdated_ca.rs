use crate::prelude::*;

rule! {
    /// CA certificate identifier is outdated
    ///
    /// The certificate of the instance is signed by an authority that has expired: `rds-ca-2015` in March 2020,
    /// `rds-ca-2019` in August 2024. Clients that verify the server refuse to connect, and those that were told not
    /// to verify it can be talked to by anybody in between. Where nothing is set, RDS takes the current default of
    /// the region.
    ///
    /// Leave `ca_cert_identifier` out, or set `rds-ca-rsa2048-g1`, `rds-ca-rsa4096-g1` or `rds-ca-ecc384-g1`. Give
    /// clients the new root certificates before; some engines restart for the change.
    ///
    /// ```hcl bad
    /// resource "aws_db_instance" "orders" {
    ///   identifier         = "orders"
    ///   engine             = "postgres"
    ///   instance_class     = "db.t4g.medium"
    ///   ca_cert_identifier = "rds-ca-2019" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_db_instance" "orders" {
    ///   identifier         = "orders"
    ///   engine             = "postgres"
    ///   instance_class     = "db.t4g.medium"
    ///   ca_cert_identifier = "rds-ca-rsa4096-g1"
    /// }
    ///
    /// resource "aws_db_instance" "invoices" {
    ///   identifier     = "invoices"
    ///   engine         = "postgres"
    ///   instance_class = "db.t4g.medium"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ca" {}
    ///
    /// resource "aws_db_instance" "orders" {
    ///   identifier         = "orders"
    ///   engine             = "postgres"
    ///   instance_class     = "db.t4g.medium"
    ///   ca_cert_identifier = var.ca
    /// }
    /// ```
    id: "aws-rds-instance-outdated-ca",
    guid: "9f40c07e-699e-4410-8856-3ba0f2e3a2dd",
    aliases: ["aws/ca_certificate_identifier_is_outdated", "CKV_AWS_211"],
    severity: Medium,
    category: Encryption,
    cwe: 295,
    targets: ["aws_db_instance", "aws_rds_cluster_instance"],
    modules: [super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("ca_cert_identifier")
            .passes(is_current, "an authority that has not expired, as `\"rds-ca-rsa2048-g1\"`")
            .absent_is_ok()
            .fix("\"rds-ca-rsa2048-g1\""),
    ),
}

/// The authorities that have not expired are named by generation, those that have by year. An empty name leaves the
/// choice to RDS.
fn is_current(authority: &str) -> bool {
    if authority.is_empty() {
        return true;
    }
    let generation = authority.rsplit('-').next().and_then(|last| last.strip_prefix('g'));
    generation.is_some_and(|number| number.parse::<u32>().is_ok())
}
