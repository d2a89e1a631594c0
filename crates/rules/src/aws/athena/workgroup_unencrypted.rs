use crate::prelude::*;

rule! {
    /// Athena workgroup not encrypted
    ///
    /// Athena writes the result of every query to S3: copies of what the queries read. Without
    /// `encryption_configuration` the workgroup leaves it to each client, and to the bucket, whether and
    /// how they are encrypted.
    ///
    /// Set `encryption_configuration` in the `result_configuration`, at best with `SSE_KMS` and a key of
    /// your own. Results that Athena manages itself (`managed_query_results_configuration`) are always
    /// encrypted.
    ///
    /// ```hcl bad
    /// resource "aws_athena_workgroup" "analysts" { # finding
    ///   name = "analysts"
    /// }
    ///
    /// resource "aws_athena_workgroup" "reports" {
    ///   name = "reports"
    ///
    ///   configuration { # finding
    ///     enforce_workgroup_configuration = true
    ///   }
    /// }
    ///
    /// resource "aws_athena_workgroup" "orders" {
    ///   name = "orders"
    ///
    ///   configuration {
    ///     result_configuration { # finding
    ///       output_location = "s3://query-results/orders/"
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_athena_workgroup" "orders" {
    ///   name = "orders"
    ///
    ///   configuration {
    ///     result_configuration {
    ///       output_location = "s3://query-results/orders/"
    ///
    ///       encryption_configuration {
    ///         encryption_option = "SSE_KMS"
    ///         kms_key_arn       = aws_kms_key.queries.arn
    ///       }
    ///     }
    ///   }
    /// }
    ///
    /// resource "aws_athena_workgroup" "analysts" {
    ///   name = "analysts"
    ///
    ///   configuration {
    ///     managed_query_results_configuration {
    ///       enabled = true
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "option" {}
    ///
    /// resource "aws_athena_workgroup" "orders" {
    ///   name = "orders"
    ///
    ///   configuration {
    ///     result_configuration {
    ///       encryption_configuration {
    ///         encryption_option = var.option
    ///       }
    ///     }
    ///   }
    /// }
    /// ```
    id: "aws-athena-workgroup-unencrypted",
    guid: "d364984a-a222-4b5f-a8b0-e23ab19ebff3",
    aliases: [
        "aws/athena_workgroup_not_encrypted",
        "CKV_AWS_159", "AVD-AWS-0006", "AWS-0006", "aws-athena-enable-at-rest-encryption",
    ],
    severity: High,
    category: Encryption,
    cwe: 311,
    targets: ["aws_athena_workgroup"],
    fix: Safe,
    check: Check::Attribute(
        attribute("configuration.result_configuration.encryption_configuration.encryption_option")
            .is_present()
            .for_blocks(keeps_results_in_a_bucket)
            .fix("\"SSE_S3\""),
    ),
}

fn keeps_results_in_a_bucket(workgroup: &Block) -> Checked<bool> {
    let managed = workgroup.any("configuration", |it| {
        it.any("managed_query_results_configuration", |results| {
            Ok(results.bool("enabled")?.is_some_and(|enabled| *enabled))
        })
    });
    Ok(!managed?)
}
