use crate::prelude::*;

rule! {
    /// ElastiCache replication group not encrypted at rest
    ///
    /// What Redis writes to disk, its swap, its backups and the files that replicas synchronize from, is plain text: who is
    /// given a snapshot or gets at the storage reads sessions, tokens and whatever else was cached.
    /// `at_rest_encryption_enabled` is `false` by default for Redis and `true` for Valkey.
    ///
    /// Set `at_rest_encryption_enabled = true`. It cannot be changed later: Terraform replaces the group. A group that joins
    /// a global datastore (`global_replication_group_id`) takes the setting from there.
    ///
    /// ```hcl bad
    /// resource "aws_elasticache_replication_group" "sessions" { # finding
    ///   replication_group_id = "sessions"
    ///   description          = "Sessions of the shop"
    ///   node_type            = "cache.t4g.small"
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "prices" {
    ///   replication_group_id       = "prices"
    ///   description                = "Prices"
    ///   engine                     = "valkey"
    ///   node_type                  = "cache.t4g.small"
    ///   at_rest_encryption_enabled = false # finding
    /// }
    ///
    /// module "stock" {
    ///   source                     = "terraform-aws-modules/elasticache/aws"
    ///   version                    = "1.4.0"
    ///   replication_group_id       = "stock"
    ///   at_rest_encryption_enabled = false # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_elasticache_replication_group" "sessions" {
    ///   replication_group_id       = "sessions"
    ///   description                = "Sessions of the shop"
    ///   node_type                  = "cache.t4g.small"
    ///   at_rest_encryption_enabled = true
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "prices" {
    ///   replication_group_id = "prices"
    ///   description          = "Prices"
    ///   engine               = "valkey"
    ///   node_type            = "cache.t4g.small"
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
    /// variable "engine" {
    ///   type = string
    /// }
    ///
    /// resource "aws_elasticache_replication_group" "sessions" {
    ///   replication_group_id = "sessions"
    ///   description          = "Sessions of the shop"
    ///   engine               = var.engine
    ///   node_type            = "cache.t4g.small"
    /// }
    /// ```
    id: "aws-elasticache-replication-group-unencrypted",
    guid: "76976de7-c7b1-4f64-a94f-90c1345914c2",
    aliases: [
        "aws/elasticache_replication_group_not_encrypted_at_rest",
        "CKV_AWS_29", "AVD-AWS-0045", "AWS-0045", "aws-elasticache-enable-at-rest-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_elasticache_replication_group"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Attribute(
        attribute("at_rest_encryption_enabled").is_true().for_blocks(is_judged).fix("true"),
    ),
}

fn is_judged(group: &Block) -> Checked<bool> {
    let valkey = group.string("engine").map(|engine| engine.is_some_and(|engine| *engine == "valkey"));
    let encrypted = both(valkey, group.is_set("at_rest_encryption_enabled").map(|set| !set));
    Ok(super::is_judged(group, "at_rest_encryption_enabled")? && !encrypted?)
}
