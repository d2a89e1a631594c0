use crate::prelude::*;

rule! {
    /// EC2 instance monitoring disabled
    ///
    /// Without detailed monitoring, EC2 reports the metrics of an instance every five minutes. A burst of load, a
    /// miner that was just started, or an alarm that should scale out, is seen that much later. `monitoring` is
    /// `false` unless it is set.
    ///
    /// Set `monitoring = true`: metrics come every minute. CloudWatch charges for them.
    ///
    /// ```hcl bad
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///   monitoring    = false # finding
    /// }
    ///
    /// resource "aws_instance" "invoices" { # finding
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///   monitoring    = true
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "monitoring" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_instance" "orders" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///   monitoring    = var.monitoring
    /// }
    /// ```
    id: "aws-ec2-instance-unmonitored",
    guid: "23b70e32-032e-4fa6-ba5c-82f56b9980e6",
    aliases: ["aws/ec2_instance_monitoring_disabled", "CKV_AWS_126"],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_instance", "aws_spot_instance_request"],
    modules: [super::INSTANCE_MODULE],
    fix: Unsafe,
    check: Check::Attribute(attribute("monitoring").is_true().for_blocks(decides).fix("true")),
}

fn decides(instance: &Block) -> Checked<bool> {
    Ok(instance.is_set("monitoring")? || !super::has_template(instance)?)
}
