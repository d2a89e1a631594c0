use crate::prelude::*;
use tollgate_core::value::Reason;

rule! {
    /// S3 bucket object not encrypted
    ///
    /// An object without `server_side_encryption` is encrypted the way its bucket says. Where the bucket
    /// says nothing either, S3 uses a key that it owns itself (`AES256`, since January 2023; what was
    /// stored earlier may be plain): whoever gets read access to the bucket reads the object, and no key
    /// policy or key log stands in the way.
    ///
    /// Give the bucket an `aws_s3_bucket_server_side_encryption_configuration`, or set
    /// `server_side_encryption` or `kms_key_id` on the object.
    ///
    /// ```hcl bad
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_object" "template" { # finding
    ///   bucket = aws_s3_bucket.invoices.id
    ///   key    = "template.pdf"
    ///   source = "template.pdf"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_object" "template" {
    ///   bucket                 = "documents"
    ///   key                    = "template.pdf"
    ///   source                 = "template.pdf"
    ///   server_side_encryption = "aws:kms"
    /// }
    ///
    /// resource "aws_s3_object" "logo" {
    ///   bucket     = "documents"
    ///   key        = "logo.svg"
    ///   source     = "logo.svg"
    ///   kms_key_id = aws_kms_key.documents.arn
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_s3_bucket" "invoices" {
    ///   bucket = "invoices"
    /// }
    ///
    /// resource "aws_s3_bucket_server_side_encryption_configuration" "invoices" {
    ///   bucket = aws_s3_bucket.invoices.bucket
    ///
    ///   rule {
    ///     apply_server_side_encryption_by_default {
    ///       sse_algorithm = "aws:kms"
    ///     }
    ///   }
    /// }
    ///
    /// resource "aws_s3_object" "template" {
    ///   bucket = aws_s3_bucket.invoices.id
    ///   key    = "template.pdf"
    ///   source = "template.pdf"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// module "documents" {
    ///   source = "terraform-aws-modules/s3-bucket/aws"
    ///
    ///   server_side_encryption_configuration = {
    ///     rule = {
    ///       apply_server_side_encryption_by_default = {
    ///         sse_algorithm = "aws:kms"
    ///       }
    ///     }
    ///   }
    /// }
    ///
    /// resource "aws_s3_object" "template" {
    ///   bucket = module.documents.s3_bucket_id
    ///   key    = "template.pdf"
    ///   source = "template.pdf"
    /// }
    /// ```
    ///
    /// Nothing is reported of a bucket that another module makes: it may encrypt, and its source is not at hand.
    ///
    /// ```hcl undecided
    /// module "documents" {
    ///   source = "git::https://git.example.com/terraform/bucket.git?ref=v2"
    /// }
    ///
    /// resource "aws_s3_object" "template" {
    ///   bucket = module.documents.bucket_name
    ///   key    = "template.pdf"
    ///   source = "template.pdf"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "algorithm" {}
    ///
    /// resource "aws_s3_object" "template" {
    ///   bucket                 = "documents"
    ///   key                    = "template.pdf"
    ///   source                 = "template.pdf"
    ///   server_side_encryption = var.algorithm
    /// }
    /// ```
    id: "aws-s3-object-encryption-unset",
    guid: "5fb49a69-8d46-4495-a2f8-9c8c622b2b6e",
    aliases: ["aws/s3_bucket_object_not_encrypted"],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy"],
    modules: [ModuleInputs { source: "terraform-aws-modules/s3-bucket/aws//modules/object", renamed: &[] }],
    fix: Unsafe,
    check: Check::Block(says_how_to_encrypt),
}

fn says_how_to_encrypt(object: &Block, cx: &mut Cx) -> Checked {
    let answers = [
        object.is_set("server_side_encryption"),
        object.is_set("kms_key_id"),
        super::is_configured(object, "aws_s3_bucket_server_side_encryption_configuration", cx),
        super::buckets_of(object, cx).any(|it| it.is_set("server_side_encryption_configuration")),
        module_says(object, cx),
    ];
    if !value::any(answers, |answer| answer)? {
        let message = "`server_side_encryption` is not set, here or for the bucket";
        cx.flag(object.place("server_side_encryption"), message)
            .about("server_side_encryption")
            .set(object, "server_side_encryption", "\"AES256\"");
    }
    Ok(())
}

/// Whether the call of the registry module that makes the bucket says how to encrypt. What other modules do is not
/// known.
fn module_says(object: &Block, cx: &Cx) -> Checked<bool> {
    let bucket = object.value("bucket");
    let unknown = bucket.as_unknown().filter(|it| matches!(it.reason, Reason::Module(_)));
    let Some(unknown) = unknown else { return Ok(false) };
    cx.owning("module", &bucket).search(|call| match call.string("source")? {
        Some(source) if source.ends_with(super::BUCKET_MODULE.source) => {
            call.is_set("server_side_encryption_configuration")
        }
        _ => Err(unknown.clone()),
    })
}
