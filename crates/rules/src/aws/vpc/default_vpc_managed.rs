use crate::prelude::*;

rule! {
    /// Default VPC exists
    ///
    /// Every subnet of the default VPC is public: what is started without a thought about networks gets a public address and
    /// a route to the internet. A configuration that manages the default VPC is about to use it.
    ///
    /// Use an `aws_vpc` with private subnets, and delete the default VPC of every region. The module
    /// `terraform-aws-modules/vpc/aws` manages the default VPC where `manage_default_vpc` is `true`; its default is `false`.
    ///
    /// ```hcl bad
    /// resource "aws_default_vpc" "main" { # finding
    ///   tags = {
    ///     Name = "main"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// module "network" {
    ///   source = "terraform-aws-modules/vpc/aws"
    ///
    ///   name               = "orders"
    ///   cidr               = "10.0.0.0/16"
    ///   manage_default_vpc = true # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_vpc" "main" {
    ///   cidr_block = "10.0.0.0/16"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// module "network" {
    ///   source = "terraform-aws-modules/vpc/aws"
    ///
    ///   name             = "orders"
    ///   cidr             = "10.0.0.0/16"
    ///   default_vpc_name = "unused"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "manage" {}
    ///
    /// module "network" {
    ///   source = "terraform-aws-modules/vpc/aws"
    ///
    ///   name               = "orders"
    ///   cidr               = "10.0.0.0/16"
    ///   manage_default_vpc = var.manage
    /// }
    /// ```
    id: "aws-vpc-default-vpc-managed",
    guid: "96ed3526-0179-4c73-b1b2-372fde2e0d13",
    aliases: [
        "aws/default_vpc_exists",
        "CKV_AWS_148", "AVD-AWS-0101", "AWS-0101", "aws-ec2-no-default-vpc", "aws-vpc-no-default-vpc",
    ],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 200,
    targets: ["aws_default_vpc"],
    modules: [super::MODULE],
    check: Check::Block(is_left_alone),
}

fn is_left_alone(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "aws_default_vpc" {
        cx.flag(block.header(), "the default VPC is managed here");
        return Ok(());
    }
    attribute("manage_default_vpc").is_false().absent_is_ok().check(block, cx)
}
