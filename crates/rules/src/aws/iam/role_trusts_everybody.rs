use crate::aws::policy;
use crate::prelude::*;

rule! {
    /// IAM policy grants 'AssumeRole' permission across all services
    ///
    /// A role whose trust policy has the principal `*` can be assumed from any AWS account in the world: its
    /// ARN, which is no secret, is all that an attacker needs. Beside a `Service` the `*` is easily
    /// overlooked.
    ///
    /// Name the services, roles or accounts that assume the role. Where it must be a whole organization,
    /// demand `aws:PrincipalOrgID` in a `Condition`.
    ///
    /// ```hcl bad
    /// resource "aws_iam_role" "worker" {
    ///   name               = "worker"
    ///   assume_role_policy = <<JSON # finding
    ///     {
    ///       "Version": "2012-10-17",
    ///       "Statement": [{
    ///         "Effect": "Allow",
    ///         "Action": "sts:AssumeRole",
    ///         "Principal": {"Service": "ec2.amazonaws.com", "AWS": "*"}
    ///       }]
    ///     }
    ///   JSON
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_role" "worker" {
    ///   name = "worker"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = { Service = "ec2.amazonaws.com" }
    ///     }]
    ///   })
    /// }
    ///
    /// resource "aws_iam_role" "reader" {
    ///   name = "reader"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = "*"
    ///       Condition = { StringEquals = { "aws:PrincipalOrgID" = "o-a1b2c3d4e5" } }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "organization" {}
    ///
    /// resource "aws_iam_role" "reader" {
    ///   name = "reader"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = "*"
    ///       Condition = { StringEquals = { "aws:PrincipalOrgID" = var.organization } }
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-iam-role-trusts-everybody",
    guid: "bcdcbdc6-a350-4855-ae7c-d1e6436f7c97",
    aliases: ["aws/iam_policy_grants_assumerole_permission_across_all_services", "CKV_AWS_60"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: ["aws_iam_role"],
    check: Check::Block(|role, cx| policy::forbid_public(role, "assume_role_policy", cx)),
}
