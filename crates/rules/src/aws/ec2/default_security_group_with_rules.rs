use crate::network::{is_internet, sources};
use crate::prelude::*;

rule! {
    /// VPC default security group accepts all traffic
    ///
    /// AWS makes the default group of a VPC such that its members reach each other and everything else, and puts
    /// whatever is started without a group into it. Each rule of it is for machines that nobody thought of.
    ///
    /// Take the group over as `aws_default_security_group` and give it no rule: Terraform then removes those that AWS
    /// made. Write groups for what runs in the VPC.
    ///
    /// ```hcl bad
    /// resource "aws_default_security_group" "main" {
    ///   vpc_id = aws_vpc.main.id
    ///
    ///   ingress { # finding
    ///     from_port = 0
    ///     to_port   = 0
    ///     protocol  = "-1"
    ///     self      = true
    ///   }
    ///
    ///   egress { # finding
    ///     from_port   = 0
    ///     to_port     = 0
    ///     protocol    = "-1"
    ///     cidr_blocks = ["0.0.0.0/0"] # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_default_security_group" "main" {
    ///   vpc_id = aws_vpc.main.id
    /// }
    ///
    /// resource "aws_default_security_group" "other" {
    ///   vpc_id  = aws_vpc.other.id
    ///   ingress = []
    ///   egress  = []
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "rules" {}
    ///
    /// resource "aws_default_security_group" "main" {
    ///   vpc_id  = aws_vpc.main.id
    ///   ingress = var.rules
    /// }
    /// ```
    id: "aws-ec2-default-security-group-with-rules",
    guid: "9a4ef195-74b9-4c58-b8ed-2b2fe4353a75",
    aliases: [
        "aws/vpc_default_security_group_accepts_all_traffic",
        "CKV2_AWS_12", "AVD-AWS-0173", "AWS-0173", "aws-ec2-restrict-all-in-default-sg",
    ],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: ["aws_default_security_group"],
    check: Check::Block(has_no_rule),
}

fn has_no_rule(group: &Block, cx: &mut Cx) -> Checked {
    value::each(["ingress", "egress"], |kind| {
        if !group.any(kind, |_| Ok(true))? {
            return Ok(());
        }
        let message = format!("the default security group has an `{kind}` rule, must have none");
        _ = cx.flag(group.place(kind), message).about(kind);
        value::each(group.each(kind), |rule| {
            for source in sources(&rule, &["cidr_blocks", "ipv6_cidr_blocks"], is_internet)? {
                let message =
                    format!("`{}` of the default security group is `{}`", source.path, source.value);
                cx.flag(source.place, message).about(source.path).because(&source.value);
            }
            Ok(())
        })
    })
}
