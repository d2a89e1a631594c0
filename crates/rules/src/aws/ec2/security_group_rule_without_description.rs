use crate::prelude::*;

rule! {
    /// Security group rule without description
    ///
    /// An address and a port say nothing of why they were let in. Rules that nobody can explain are never removed, and
    /// the group opens a little further with every ticket.
    ///
    /// Give each rule a `description` with who needs it and what for. Changing it replaces nothing.
    ///
    /// ```hcl bad
    /// resource "aws_security_group" "orders" {
    ///   name        = "orders"
    ///   description = "Back end of the shop"
    ///
    ///   ingress { # finding
    ///     from_port   = 443
    ///     to_port     = 443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["10.0.0.0/16"]
    ///   }
    ///
    ///   egress {
    ///     description = "" # finding
    ///     from_port   = 443
    ///     to_port     = 443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["10.0.0.0/16"]
    ///   }
    /// }
    ///
    /// resource "aws_vpc_security_group_ingress_rule" "orders" { # finding
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = 443
    ///   to_port           = 443
    ///   ip_protocol       = "tcp"
    ///   cidr_ipv4         = "10.0.0.0/16"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_security_group" "orders" {
    ///   name        = "orders"
    ///   description = "Back end of the shop"
    ///
    ///   ingress {
    ///     description = "Load balancers of the shop"
    ///     from_port   = 443
    ///     to_port     = 443
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["10.0.0.0/16"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "why" {
    ///   type = string
    /// }
    ///
    /// resource "aws_security_group_rule" "orders" {
    ///   type              = "ingress"
    ///   security_group_id = aws_security_group.orders.id
    ///   description       = var.why
    ///   from_port         = 443
    ///   to_port           = 443
    ///   protocol          = "tcp"
    ///   cidr_blocks       = ["10.0.0.0/16"]
    /// }
    /// ```
    id: "aws-ec2-security-group-rule-without-description",
    guid: "68eb4bf3-f9bf-463d-b5cf-e029bb446d2e",
    aliases: [
        "aws/security_group_rules_without_description",
        "CKV_AWS_23", "AVD-AWS-0124", "AWS-0124", "aws-ec2-add-description-to-security-group-rule",
        "aws-vpc-add-description-to-security-group-rule",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 710,
    targets: [
        "aws_security_group",
        "aws_default_security_group",
        "aws_security_group_rule",
        "aws_vpc_security_group_ingress_rule",
        "aws_vpc_security_group_egress_rule",
    ],
    check: Check::Block(is_described),
}

fn is_described(block: &Block, cx: &mut Cx) -> Checked {
    let described = |path| attribute(path).is_present();
    if !matches!(block.kind(), "aws_security_group" | "aws_default_security_group") {
        return described("description").check(block, cx);
    }
    let blocks = ["ingress.description", "egress.description"];
    value::each(blocks, |path| described(path).absent_block_is_ok().check(block, cx))
}
