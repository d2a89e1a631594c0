use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// ALB not dropping invalid headers
    ///
    /// A header whose name holds anything but letters, digits and hyphens is read differently by a load balancer and
    /// by the server behind it. Attackers use that to smuggle a second request past the first one's checks.
    /// Application load balancers forward such headers unless `drop_invalid_header_fields` is `true`; it is `false`
    /// by default.
    ///
    /// Set `drop_invalid_header_fields = true`, after making sure that no client depends on such a header.
    ///
    /// ```hcl bad
    /// resource "aws_lb" "shop" {
    ///   name                       = "shop"
    ///   subnets                    = aws_subnet.public[*].id
    ///   drop_invalid_header_fields = false # finding
    /// }
    ///
    /// resource "aws_lb" "invoices" { # finding
    ///   name               = "invoices"
    ///   subnets            = aws_subnet.public[*].id
    ///   load_balancer_type = "application"
    /// }
    /// ```
    ///
    /// Load balancers of other types do not look at headers.
    ///
    /// ```hcl good
    /// resource "aws_lb" "shop" {
    ///   name                       = "shop"
    ///   subnets                    = aws_subnet.public[*].id
    ///   drop_invalid_header_fields = true
    /// }
    ///
    /// resource "aws_lb" "mail" {
    ///   name               = "mail"
    ///   subnets            = aws_subnet.public[*].id
    ///   load_balancer_type = "network"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "type" {}
    ///
    /// resource "aws_lb" "shop" {
    ///   name               = "shop"
    ///   subnets            = aws_subnet.public[*].id
    ///   load_balancer_type = var.type
    /// }
    /// ```
    id: "aws-elb-invalid-headers-forwarded",
    guid: "6e3fd2ed-5c83-4c68-9679-7700d224d379",
    aliases: [
        "aws/alb_not_dropping_invalid_headers",
        "CKV_AWS_131", "AVD-AWS-0052", "AWS-0052", "aws-elb-drop-invalid-headers",
    ],
    severity: Medium,
    category: BestPractices,
    cwe: 693,
    targets: ["aws_lb", "aws_alb"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Attribute(attribute(DROP).is_true().for_blocks(is_judged).fix("true")),
}

const DROP: &str = "drop_invalid_header_fields";

fn is_judged(block: &Block) -> Checked<bool> {
    both(super::is_application(block), registry::is_judged(block, DROP, 9))
}
