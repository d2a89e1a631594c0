use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// S3 bucket with all permissions
    ///
    /// Everybody may do everything with this bucket: read it, fill it at the owner's expense, plant files
    /// where users trust them, delete all objects, and write a new policy that locks the owner out.
    ///
    /// Name the principals, and the actions that each of them needs.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket_policy" "uploads" {
    ///   bucket = aws_s3_bucket.uploads.id
    ///   policy = jsonencode({ # finding
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "*" }
    ///       Action    = ["s3:*"]
    ///       Resource  = "${aws_s3_bucket.uploads.arn}/*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket_policy" "uploads" {
    ///   bucket = aws_s3_bucket.uploads.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/uploader" }
    ///       Action    = ["s3:PutObject"]
    ///       Resource  = "${aws_s3_bucket.uploads.arn}/*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "actions" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_s3_bucket_policy" "uploads" {
    ///   bucket = aws_s3_bucket.uploads.id
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Principal = "*"
    ///       Action    = var.actions
    ///       Resource  = "${aws_s3_bucket.uploads.arn}/*"
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-s3-policy-full-permissions",
    guid: "a4966c4f-9141-48b8-a564-ffe9959945bc",
    aliases: ["aws/s3_bucket_with_all_permissions"],
    severity: Critical,
    category: AccessControl,
    cwe: 250,
    targets: policy::BUCKETS,
    modules: [super::BUCKET_MODULE],
    check: Check::Block(names_actions),
}

fn names_actions(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let everything = policy::has_action(statement, &["*", "s3:*"]);
        Ok(both(policy::is_public(statement), everything)?
            .then(|| format!("allows everybody {}", policy::actions(statement))))
    })
}
