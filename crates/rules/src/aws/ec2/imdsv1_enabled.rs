use crate::aws::registry;
use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// IMDSv1 enabled
    ///
    /// Version 1 of the instance metadata service answers any plain GET request from the instance with the
    /// credentials of its role. A server that can be talked into fetching an address (SSRF), or an open proxy, hands
    /// them to an attacker. Version 2 wants a token first, which such a request cannot get. Unless the image or the
    /// account says otherwise, `http_tokens` is `optional` and version 1 answers.
    ///
    /// Set `http_tokens = "required"` in `metadata_options`, once what runs on the instance uses an SDK that knows
    /// version 2. Where nothing needs the service, turn it off with `http_endpoint = "disabled"`.
    ///
    /// ```hcl bad
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   metadata_options {
    ///     http_tokens = "optional" # finding
    ///   }
    /// }
    ///
    /// resource "aws_instance" "invoices" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   metadata_options { # finding
    ///     http_put_response_hop_limit = 1
    ///   }
    /// }
    ///
    /// resource "aws_launch_template" "workers" { # finding
    ///   image_id      = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    /// }
    /// ```
    ///
    /// An instance that is launched from a template is judged by the template.
    ///
    /// ```hcl good
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   metadata_options {
    ///     http_tokens = "required"
    ///   }
    /// }
    ///
    /// resource "aws_launch_template" "workers" {
    ///   image_id      = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   metadata_options {
    ///     http_endpoint = "disabled"
    ///   }
    /// }
    ///
    /// resource "aws_instance" "worker" {
    ///   launch_template {
    ///     id = aws_launch_template.workers.id
    ///   }
    /// }
    /// ```
    ///
    /// Where the configuration sets the defaults of the account, they count too.
    ///
    /// ```hcl good
    /// resource "aws_ec2_instance_metadata_defaults" "region" {
    ///   http_tokens = "required"
    /// }
    ///
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "tokens" {}
    ///
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   metadata_options {
    ///     http_tokens = var.tokens
    ///   }
    /// }
    /// ```
    id: "aws-ec2-imdsv1-enabled",
    guid: "f1g2h3i4-j5k6-7lmn-8opq-9012rstuvwxy",
    aliases: [
        "aws/imdsv1_is_enabled",
        "CKV_AWS_79", "AVD-AWS-0028", "AWS-0028", "AVD-AWS-0130", "AWS-0130",
        "aws-ec2-enforce-http-token-imds", "aws-autoscaling-enforce-http-token-imds",
        "aws-ec2-enforce-launch-config-http-token-imds",
    ],
    severity: High,
    category: BestPractices,
    cwe: 284,
    targets: ["aws_instance", "aws_launch_template", "aws_launch_configuration", "aws_spot_instance_request"],
    modules: [super::INSTANCE_MODULE],
    fix: Unsafe,
    check: Check::Block(demands_tokens),
}

const TOKENS: Attribute =
    attribute("metadata_options.http_tokens").one_of(&["required"]).for_blocks(answers).fix("\"required\"");

fn demands_tokens(block: &Block, cx: &mut Cx) -> Checked {
    let by_account = cx.any("aws_ec2_instance_metadata_defaults", |defaults| {
        Ok(defaults.string("http_tokens")?.is_some_and(|tokens| *tokens == "required"))
    });
    let says_nothing =
        block.any("metadata_options", |options| options.is_set("http_tokens")).map(|says| !says);
    if both(by_account, says_nothing)? { Ok(()) } else { TOKENS.check(block, cx) }
}

/// Whether the metadata service answers, and it is decided here how.
fn answers(block: &Block) -> Checked<bool> {
    let is_off = |options: &Block| {
        Ok(options.string("http_endpoint")?.is_some_and(|endpoint| *endpoint == "disabled"))
    };
    if block.any("metadata_options", is_off)? {
        return Ok(false);
    }
    if block.any("metadata_options", |options| options.is_set("http_tokens"))? {
        return Ok(true);
    }
    Ok(!super::has_template(block)? && registry::has_wrong_default(block, 6)?)
}
