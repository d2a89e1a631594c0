use crate::prelude::*;

rule! {
    /// Security group rule without description
    ///
    /// A group without a `description` is called "Managed by Terraform", as all of its kind are. When an address has
    /// to be blocked or an intruder kept out, nobody can tell what the group belongs to and what breaks.
    ///
    /// Say in `description` what the group protects. It cannot be changed later without replacing the group.
    ///
    /// ```hcl bad
    /// resource "aws_security_group" "orders" { # finding
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_security_group" "orders" {
    ///   name        = "orders"
    ///   description = "Back end of the shop"
    ///   vpc_id      = aws_vpc.main.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "description" {}
    ///
    /// resource "aws_security_group" "orders" {
    ///   name        = "orders"
    ///   description = var.description
    /// }
    /// ```
    id: "aws-ec2-security-group-without-description",
    guid: "cb3f5ed6-0d18-40de-a93d-b3538db31e8c",
    aliases: [
        "aws/security_group_without_description",
        "CKV_AWS_23", "AVD-AWS-0099", "AWS-0099", "aws-ec2-add-description-to-security-group",
        "aws-vpc-add-description-to-security-group",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: ["aws_security_group"],
    check: Check::Attribute(attribute("description").is_present()),
}
