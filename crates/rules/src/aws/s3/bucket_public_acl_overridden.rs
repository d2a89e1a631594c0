use super::acl;
use crate::prelude::*;

rule! {
    /// S3 bucket public ACL overridden by public access block
    ///
    /// The ACL says that everyone may read the bucket, the public access block that S3 refuses or ignores
    /// such ACLs. One of the two is not what its author meant: either the site that needs the files is
    /// broken, or the ACL opens the bucket on the day the block is relaxed. Both a new bucket's ACL,
    /// `private`, and its public access block keep the public out by default.
    ///
    /// Make the ACL `private`, or leave it out, where the block is right.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_acl" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   acl    = "public-read" # finding
    /// }
    ///
    /// resource "aws_s3_bucket_public_access_block" "invoices" {
    ///   bucket             = aws_s3_bucket.invoices.bucket
    ///   ignore_public_acls = true
    /// }
    ///
    /// module "orders" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///   acl    = "public-read" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket" "site" {
    ///   bucket = "site"
    ///   acl    = "public-read"
    /// }
    ///
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    ///   acl    = "private"
    /// }
    ///
    /// resource "aws_s3_bucket_public_access_block" "invoices" {
    ///   bucket            = aws_s3_bucket.invoices.id
    ///   block_public_acls = true
    /// }
    ///
    /// module "shop" {
    ///   source             = "terraform-aws-modules/s3-bucket/aws"
    ///   acl                = "public-read"
    ///   block_public_acls  = false
    ///   ignore_public_acls = false
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "blocked" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_s3_bucket" "site" {
    ///   bucket = "site"
    ///   acl    = "public-read"
    /// }
    ///
    /// resource "aws_s3_bucket_public_access_block" "site" {
    ///   bucket            = aws_s3_bucket.site.id
    ///   block_public_acls = var.blocked
    /// }
    /// ```
    id: "aws-s3-bucket-public-acl-overridden",
    guid: "bf878b1a-7418-4de3-b13c-3a86cf894920",
    aliases: ["aws/s3_bucket_public_acl_overridden_by_public_access_block"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_s3_bucket", "aws_s3_bucket_acl"],
    modules: [super::BUCKET_MODULE],
    fix: Unsafe,
    check: Check::Block(is_consistent),
}

fn is_consistent(block: &Block, cx: &mut Cx) -> Checked {
    let (grants, known) = acl::grants(block, &acl::PUBLIC);
    if grants.is_empty() || !is_overridden(block, cx)? {
        return known;
    }
    let why = ", but the public access block takes public ACLs out of effect";
    grants.iter().for_each(|grant| grant.flag(why, cx));
    known
}

fn is_overridden(block: &Block, cx: &Cx) -> Checked<bool> {
    if block.is_call() {
        return overrides(block);
    }
    super::any_naming("aws_s3_bucket_public_access_block", "bucket", block, cx, overrides)
}

fn overrides(block: &Block) -> Checked<bool> {
    let is_on = |name: &str| match block.bool(name)? {
        Some(on) => Ok(*on),
        None => super::blocks_by_default(block),
    };
    either(is_on("block_public_acls"), is_on("ignore_public_acls"))
}
