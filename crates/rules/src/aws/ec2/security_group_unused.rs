use crate::prelude::*;

rule! {
    /// Security group not used
    ///
    /// A group that nothing uses protects nothing, and is read as if it did. Later it is attached to something because
    /// its name fits, with rules that were written for another purpose years before.
    ///
    /// Attach it, or remove it. A group counts as used where anything but its own rules names it: an argument of
    /// another resource, a module, an output.
    ///
    /// ```hcl bad
    /// resource "aws_security_group" "orders" { # finding
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    /// }
    ///
    /// resource "aws_vpc_security_group_ingress_rule" "orders" {
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
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    /// }
    ///
    /// resource "aws_instance" "orders" {
    ///   ami                    = "ami-0abcdef1234567890"
    ///   instance_type          = "m7g.large"
    ///   vpc_security_group_ids = [aws_security_group.orders.id]
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "groups" {
    ///   type = list(string)
    /// }
    ///
    /// resource "aws_security_group" "orders" {
    ///   name   = "orders"
    ///   vpc_id = aws_vpc.main.id
    /// }
    ///
    /// resource "aws_instance" "orders" {
    ///   ami             = "ami-0abcdef1234567890"
    ///   instance_type   = "m7g.large"
    ///   security_groups = var.groups
    /// }
    /// ```
    id: "aws-ec2-security-group-unused",
    guid: "4849211b-ac39-479e-ae78-5694d506cb24",
    aliases: ["aws/security_groups_not_used", "CKV2_AWS_5"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_security_group"],
    check: Check::Block(is_used),
}

/// The arguments that take groups by name.
const BY_NAME: [(&str, &str); 4] = [
    ("aws_instance", "security_groups"),
    ("aws_spot_instance_request", "security_groups"),
    ("aws_launch_configuration", "security_groups"),
    ("aws_launch_template", "security_group_names"),
];

fn is_used(group: &Block, cx: &mut Cx) -> Checked {
    let name = group.reference("name");
    let named = || value::any(BY_NAME, |(kind, attribute)| cx.listing(kind, attribute, &name).exist());
    if !cx.is_mentioned(group, counts) && !named()? {
        cx.flag(group.header(), "nothing uses this security group");
    }
    Ok(())
}

/// A rule of the group is no use of it, nor is what is only ordered after it.
fn counts(kind: &str, argument: &str) -> bool {
    let is_rule = matches!(
        kind,
        "aws_security_group_rule"
            | "aws_vpc_security_group_ingress_rule"
            | "aws_vpc_security_group_egress_rule"
    );
    !(is_rule && argument == "security_group_id")
        && argument != "depends_on"
        && !matches!(kind, "moved" | "import" | "removed")
}
