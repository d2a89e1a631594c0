use crate::network::{is_internet, sources};
use crate::prelude::*;

rule! {
    /// Default security groups with unrestricted traffic
    ///
    /// Whatever is started without a security group of its own gets the default one of its VPC. If that lets
    /// `0.0.0.0/0` in or out, a forgotten argument is enough to put a machine into the internet.
    ///
    /// Leave the default group without rules, so that what is forgotten reaches nothing, and write groups for what
    /// runs in the VPC.
    ///
    /// ```hcl bad
    /// resource "aws_default_security_group" "main" { # finding
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress {
    ///     from_port = 0
    ///     to_port   = 0
    ///     protocol  = "-1"
    ///     self      = true
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
    /// ```hcl good
    /// resource "aws_default_security_group" "main" {
    ///   vpc_id = aws_vpc.main.id
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "ranges" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_default_security_group" "main" {
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   egress {
    ///     from_port   = 443
    ///     to_port     = 443
    ///     protocol    = "tcp"
    ///     cidr_blocks = var.ranges
    ///   }
    /// }
    /// ```
    id: "aws-ec2-default-security-group-open",
    guid: "46883ce1-dc3e-4b17-9195-c6a601624c73",
    aliases: ["aws/default_security_groups_with_unrestricted_traffic"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 285,
    targets: ["aws_default_security_group"],
    check: Check::Block(is_narrow),
}

fn is_narrow(group: &Block, cx: &mut Cx) -> Checked {
    let rules = ["ingress", "egress"].into_iter().flat_map(|kind| group.each(kind));
    let mut open = Vec::new();
    let verdict = value::each(rules, |rule| {
        open.extend(sources(&rule, &["cidr_blocks", "ipv6_cidr_blocks"], is_internet)?);
        Ok(())
    });
    let Some(first) = open.first() else { return verdict };
    let message = format!("`{}` of the default security group is `{}`", first.path, first.value);
    let flag = cx.flag(group.header(), message).about(first.path.clone()).because(&first.value);
    open.iter().fold(flag, |flag, it| flag.also(it.place, "this rule is open to everybody"));
    Ok(())
}
