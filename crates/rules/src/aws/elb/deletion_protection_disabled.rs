use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// ALB deletion protection disabled
    ///
    /// A load balancer can be deleted by one command, one wrong `terraform destroy`, or one stolen credential; its
    /// DNS name and every listener are gone, and with them the service. `enable_deletion_protection` is `false`
    /// unless it is set.
    ///
    /// Set `enable_deletion_protection = true`. Who really wants to delete the load balancer turns it off first.
    ///
    /// ```hcl bad
    /// resource "aws_lb" "shop" {
    ///   name                       = "shop"
    ///   subnets                    = aws_subnet.public[*].id
    ///   enable_deletion_protection = false # finding
    /// }
    ///
    /// resource "aws_lb" "invoices" { # finding
    ///   name    = "invoices"
    ///   subnets = aws_subnet.public[*].id
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_lb" "shop" {
    ///   name                       = "shop"
    ///   subnets                    = aws_subnet.public[*].id
    ///   enable_deletion_protection = true
    /// }
    ///
    /// module "invoices" {
    ///   source  = "terraform-aws-modules/alb/aws"
    ///   version = "~> 9.0"
    ///
    ///   name = "invoices"
    /// }
    /// ```
    ///
    /// The registry module protects by default since version 9:
    ///
    /// ```hcl bad
    /// module "invoices" { # finding
    ///   source  = "terraform-aws-modules/alb/aws"
    ///   version = "~> 8.0"
    ///
    ///   name = "invoices"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "protected" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_lb" "shop" {
    ///   name                       = "shop"
    ///   subnets                    = aws_subnet.public[*].id
    ///   enable_deletion_protection = var.protected
    /// }
    /// ```
    id: "aws-elb-deletion-protection-disabled",
    guid: "afecd1f1-6378-4f7e-bb3b-60c35801fdd4",
    aliases: ["aws/alb_deletion_protection_disabled", "CKV_AWS_150"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 693,
    targets: ["aws_lb", "aws_alb"],
    modules: [super::MODULE],
    fix: Safe,
    check: Check::Attribute(attribute(PROTECTION).is_true().for_blocks(is_judged).fix("true")),
}

const PROTECTION: &str = "enable_deletion_protection";

fn is_judged(block: &Block) -> Checked<bool> {
    registry::is_judged(block, PROTECTION, 9)
}
