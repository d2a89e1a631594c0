use crate::aws::security_groups;
use crate::network::is_internet;
use crate::prelude::*;

rule! {
    /// Unrestricted security group ingress
    ///
    /// A rule for `0.0.0.0/0` or `::/0` lets every machine of the internet reach what the group protects. Open
    /// addresses of AWS are scanned within minutes, and what answers is attacked by whoever finds it: with guessed
    /// passwords, or with the exploit of the week.
    ///
    /// Name the ranges that have to reach it, or the security group of the load balancer in front of it. `0.0.0.0/1`
    /// and other halves of the internet are no restriction either.
    ///
    /// ```hcl bad
    /// resource "aws_security_group" "orders" {
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress {
    ///     from_port   = 3306
    ///     to_port     = 3306
    ///     protocol    = "tcp"
    ///     cidr_blocks = ["10.0.0.0/16"]
    ///   }
    ///
    ///   ingress {
    ///     from_port        = 3306
    ///     to_port          = 3306
    ///     protocol         = "tcp"
    ///     cidr_blocks      = ["10.1.0.0/16", "0.0.0.0/0"] # finding
    ///     ipv6_cidr_blocks = ["::/0"]                     # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_vpc_security_group_ingress_rule" "orders" {
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = 3306
    ///   to_port           = 3306
    ///   ip_protocol       = "tcp"
    ///   cidr_ipv4         = "0.0.0.0/0" # finding
    /// }
    ///
    /// resource "aws_security_group_rule" "orders" {
    ///   type              = "ingress"
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = 3306
    ///   to_port           = 3306
    ///   protocol          = "tcp"
    ///   cidr_blocks       = ["0.0.0.0/1", "128.0.0.0/1"] # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_security_group" "orders" {
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress {
    ///     from_port       = 3306
    ///     to_port         = 3306
    ///     protocol        = "tcp"
    ///     security_groups = [aws_security_group.shop.id]
    ///   }
    ///
    ///   egress {
    ///     from_port   = 0
    ///     to_port     = 0
    ///     protocol    = "-1"
    ///     cidr_blocks = ["0.0.0.0/0"]
    ///   }
    /// }
    /// ```
    ///
    /// The range of a VPC or subnet need not be known: it is never the internet.
    ///
    /// ```hcl good
    /// data "aws_vpc" "shared" {
    ///   tags = { Name = "shared" }
    /// }
    ///
    /// resource "aws_vpc_security_group_ingress_rule" "orders" {
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = 443
    ///   to_port           = 443
    ///   ip_protocol       = "tcp"
    ///   cidr_ipv4         = data.aws_vpc.shared.cidr_block
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "offices" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_security_group_rule" "orders" {
    ///   type              = "ingress"
    ///   security_group_id = aws_security_group.orders.id
    ///   from_port         = 3306
    ///   to_port           = 3306
    ///   protocol          = "tcp"
    ///   cidr_blocks       = var.offices
    /// }
    /// ```
    id: "aws-ec2-security-group-ingress-open",
    guid: "4728cd65-a20c-49da-8b31-9c08b423e4db",
    aliases: [
        "aws/unrestricted_security_group_ingress",
        "AVD-AWS-0107", "AWS-0107", "aws-vpc-no-public-ingress-sgr", "aws-ec2-no-public-ingress-sgr",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: security_groups::TARGETS,
    modules: security_groups::MODULES,
    check: Check::Block(is_restricted),
}

fn is_restricted(block: &Block, cx: &mut Cx) -> Checked {
    value::each(security_groups::ingress(block)?, |rule| {
        for source in rule.sources(is_internet)? {
            cx.flag(source.place, format!("`{}` lets everybody in: `{}`", source.path, source.value))
                .about(source.path)
                .because(&source.value);
        }
        Ok(())
    })
}
