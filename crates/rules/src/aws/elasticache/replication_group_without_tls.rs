use crate::prelude::*;

rule! {
    /// ElastiCache replication group not encrypted at transit
    ///
    /// Clients talk to the group, and its primary to the replicas, in plain text: whoever is on the way, a broken
    /// container on the same node among them, reads the keys, the values and the password of `AUTH`.
    /// `transit_encryption_enabled` is `false` unless it is set, and without it there is no `auth_token` either.
    ///
    /// Set `transit_encryption_enabled = true` and let the clients connect with TLS. Before Redis 7.0.5 it cannot be changed
    /// later: Terraform replaces the group. After that, `transit_encryption_mode = "preferred"` admits clients of both kinds
    /// while they change. A group that joins a global datastore (`global_replication_group_id`) takes the setting from
    /// there.
    ///
    /// ```hcl bad
    /// resource "aws_elasticache_replication_group" "sessions" { # finding
    ///   replication_group_id       = "sessions"
    ///   description                = "Sessions of the shop"
    ///   node_type                  = "cache.t4g.small"
    ///   at_rest_encryption_enabled = true
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "prices" {
    ///   replication_group_id       = "prices"
    ///   description                = "Prices"
    ///   node_type                  = "cache.t4g.small"
    ///   transit_encryption_enabled = false # finding
    /// }
    ///
    /// module "stock" {
    ///   source                     = "terraform-aws-modules/elasticache/aws"
    ///   version                    = "1.4.0"
    ///   replication_group_id       = "stock"
    ///   transit_encryption_enabled = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_elasticache_replication_group" "sessions" {
    ///   replication_group_id       = "sessions"
    ///   description                = "Sessions of the shop"
    ///   node_type                  = "cache.t4g.small"
    ///   transit_encryption_enabled = true
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "elsewhere" {
    ///   replication_group_id        = "elsewhere"
    ///   description                 = "Sessions, in the other region"
    ///   global_replication_group_id = aws_elasticache_global_replication_group.sessions.global_replication_group_id
    /// }
    ///
    /// module "stock" {
    ///   source               = "terraform-aws-modules/elasticache/aws"
    ///   version              = "1.4.0"
    ///   replication_group_id = "stock"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tls" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "sessions" {
    ///   replication_group_id       = "sessions"
    ///   description                = "Sessions of the shop"
    ///   node_type                  = "cache.t4g.small"
    ///   transit_encryption_enabled = var.tls
    /// }
    /// ```
    id: "aws-elasticache-replication-group-without-tls",
    guid: "1afbb3fa-cf6c-4a3d-b730-95e9f4df343e",
    aliases: [
        "aws/elasticache_replication_group_not_encrypted_at_transit",
        "CKV_AWS_30", "AVD-AWS-0051", "AWS-0051", "aws-elasticache-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["aws_elasticache_replication_group"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("transit_encryption_enabled").is_true().for_blocks(is_judged).fix("true"),
    ),
}

fn is_judged(group: &Block) -> Checked<bool> {
    super::is_judged(group, "transit_encryption_enabled")
}
