use crate::prelude::*;

rule! {
    /// S3 bucket without enabled MFA delete
    ///
    /// With MFA delete nobody can delete a version of an object for good, or suspend versioning, without a
    /// code from the device of the account's root user: stolen credentials alone are not enough. A bucket
    /// has it only if `mfa_delete` says so, and only while versioning is on. Lifecycle rules cannot be
    /// combined with it; buckets that have some are left out.
    ///
    /// Enable versioning and `mfa_delete`. S3 takes the change only from the root user with a current code
    /// in `mfa`.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_versioning" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///
    ///   versioning_configuration { # finding
    ///     status = "Enabled"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    ///
    ///   versioning {
    ///     enabled    = true
    ///     mfa_delete = false # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_versioning" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   mfa    = "arn:aws:iam::111122223333:mfa/root 123456"
    ///
    ///   versioning_configuration {
    ///     status     = "Enabled"
    ///     mfa_delete = "Enabled"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket" "orders" {
    ///   bucket = "orders"
    /// }
    ///
    /// resource "aws_s3_bucket_versioning" "orders" {
    ///   bucket = aws_s3_bucket.orders.bucket
    ///
    ///   versioning_configuration {
    ///     status = "Enabled"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket_lifecycle_configuration" "orders" {
    ///   bucket = aws_s3_bucket.orders.id
    ///
    ///   rule {
    ///     id     = "old-versions"
    ///     status = "Enabled"
    ///
    ///     noncurrent_version_expiration {
    ///       noncurrent_days = 90
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "bucket" {}
    ///
    /// resource "aws_s3_bucket_versioning" "invoices" {
    ///   bucket = "invoices"
    ///
    ///   versioning_configuration {
    ///     status = "Enabled"
    ///   }
    /// }
    ///
    /// resource "aws_s3_bucket_lifecycle_configuration" "shared" {
    ///   bucket = var.bucket
    ///
    ///   rule {
    ///     id     = "temporary"
    ///     status = "Enabled"
    ///
    ///     expiration {
    ///       days = 7
    ///     }
    ///   }
    /// }
    /// ```
    id: "aws-s3-bucket-without-mfa-delete",
    guid: "c5b31ab9-0f26-4a49-b8aa-4cc064392f4d",
    aliases: [
        "aws/s3_bucket_without_enabled_mfa_delete",
        "AVD-AWS-0170", "AWS-0170", "aws-s3-require-mfa-delete",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 710,
    targets: ["aws_s3_bucket", "aws_s3_bucket_versioning"],
    modules: [super::BUCKET_MODULE],
    check: Check::Block(demands_a_code),
}

fn demands_a_code(block: &Block, cx: &mut Cx) -> Checked {
    let resource = block.kind() == "aws_s3_bucket_versioning";
    let versionings = block.each(if resource { "versioning_configuration" } else { "versioning" });
    if versionings.is_empty() || has_lifecycle(block, cx)? {
        return Ok(());
    }
    value::each(versionings, |it| {
        let switch = match resource {
            true => attribute("status").one_of(&["Enabled"]),
            false => super::versioning_switch(&it),
        };
        let mfa_delete =
            attribute("mfa_delete").passes(is_on, if resource { "`\"Enabled\"`" } else { "`true`" });
        switch.check(&it, cx).and(mfa_delete.check(&it, cx))
    })
}

fn is_on(mfa_delete: &str) -> bool {
    mfa_delete.eq_ignore_ascii_case("enabled") || mfa_delete == "true"
}

fn has_lifecycle(block: &Block, cx: &Cx) -> Checked<bool> {
    let inline = match block.kind() {
        "aws_s3_bucket_versioning" => {
            super::buckets_of(block, cx).any(|bucket| bucket.is_set("lifecycle_rule"))
        }
        _ => block.is_set("lifecycle_rule"),
    };
    either(inline, super::is_configured(block, "aws_s3_bucket_lifecycle_configuration", cx))
}
