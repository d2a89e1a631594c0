use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// SQS with SSE disabled
    ///
    /// Messages wait in a queue for up to two weeks. With `sqs_managed_sse_enabled = false` and no key they
    /// are stored as they were sent. Queues made since October 2022 are encrypted by SQS unless they say
    /// otherwise; older ones are not, and where the configuration says nothing, Terraform leaves them so.
    ///
    /// Set `sqs_managed_sse_enabled = true`, which costs nothing, or `kms_master_key_id` where the use of
    /// the key has to be controlled and logged.
    ///
    /// ```hcl bad
    /// resource "aws_sqs_queue" "orders" { # finding
    ///   name = "orders"
    /// }
    ///
    /// resource "aws_sqs_queue" "invoices" {
    ///   name                    = "invoices"
    ///   sqs_managed_sse_enabled = false # finding
    /// }
    ///
    /// resource "aws_sqs_queue" "reports" {
    ///   name              = "reports"
    ///   kms_master_key_id = "" # finding
    /// }
    /// ```
    ///
    /// The registry module has SQS encrypt the queue since version 4:
    ///
    /// ```hcl bad
    /// module "orders" { # finding
    ///   source  = "terraform-aws-modules/sqs/aws"
    ///   version = "~> 3.5"
    ///   name    = "orders"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_sqs_queue" "orders" {
    ///   name                    = "orders"
    ///   sqs_managed_sse_enabled = true
    /// }
    ///
    /// resource "aws_sqs_queue" "invoices" {
    ///   name              = "invoices"
    ///   kms_master_key_id = aws_kms_key.invoices.id
    /// }
    ///
    /// module "reports" {
    ///   source  = "terraform-aws-modules/sqs/aws"
    ///   version = "~> 4.0"
    ///   name    = "reports"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "key" {}
    ///
    /// resource "aws_sqs_queue" "orders" {
    ///   name              = "orders"
    ///   kms_master_key_id = var.key
    /// }
    /// ```
    id: "aws-sqs-queue-unencrypted",
    guid: "6e8849c1-3aa7-40e3-9063-b85ee300f29f",
    aliases: [
        "aws/sqs_with_sse_disabled",
        "CKV_AWS_27", "AVD-AWS-0096", "AWS-0096", "aws-sqs-enable-queue-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: ["aws_sqs_queue"],
    modules: [super::QUEUE_MODULE],
    fix: Safe,
    check: Check::Block(is_encrypted),
}

/// The major version of the module since which SQS encrypts the queue where nothing is said.
const MODULE_ENCRYPTS_SINCE: u64 = 4;

fn is_encrypted(queue: &Block, cx: &mut Cx) -> Checked {
    if either(queue.is_set("kms_master_key_id"), is_managed(queue))? {
        return Ok(());
    }
    let managed = queue.value("sqs_managed_sse_enabled");
    let key = queue.value("kms_master_key_id");
    if !managed.is_null() {
        cx.flag(
            queue.place("sqs_managed_sse_enabled"),
            "`sqs_managed_sse_enabled` is `false` and there is no `kms_master_key_id`",
        )
        .about("sqs_managed_sse_enabled")
        .because(&managed)
        .set(queue, "sqs_managed_sse_enabled", "true");
    } else if !key.is_null() {
        // The provider refuses `sqs_managed_sse_enabled` beside a key, even an empty one.
        cx.flag(queue.place("kms_master_key_id"), "`kms_master_key_id` is empty")
            .about("kms_master_key_id")
            .because(&key);
    } else {
        cx.flag(queue.header(), "neither `sqs_managed_sse_enabled` nor `kms_master_key_id` is set")
            .about("sqs_managed_sse_enabled")
            .set(queue, "sqs_managed_sse_enabled", "true");
    }
    Ok(())
}

fn is_managed(queue: &Block) -> Checked<bool> {
    match queue.bool("sqs_managed_sse_enabled")? {
        Some(managed) => Ok(*managed),
        None => Ok(!registry::has_wrong_default(queue, MODULE_ENCRYPTS_SINCE)?),
    }
}
