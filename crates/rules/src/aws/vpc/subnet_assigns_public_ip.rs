use crate::aws::registry;
use crate::prelude::*;

rule! {
    /// VPC subnet assigns public IP
    ///
    /// In such a subnet every new instance gets a public address whether it needs one or not, and is one wrong rule
    /// of a security group away from the internet. `map_public_ip_on_launch` is `false` unless it is set; the
    /// registry module set it before version 4.
    ///
    /// Leave it out, and ask for an address where one is needed: on a load balancer, or with
    /// `associate_public_ip_address`.
    ///
    /// ```hcl bad
    /// resource "aws_subnet" "shop" {
    ///   vpc_id                  = aws_vpc.main.id
    ///   cidr_block              = "10.0.1.0/24"
    ///   map_public_ip_on_launch = true # finding
    /// }
    ///
    /// module "old" { # finding
    ///   source  = "terraform-aws-modules/vpc/aws"
    ///   version = "~> 3.19"
    ///   cidr    = "10.1.0.0/16"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_subnet" "shop" {
    ///   vpc_id     = aws_vpc.main.id
    ///   cidr_block = "10.0.1.0/24"
    /// }
    ///
    /// module "new" {
    ///   source  = "terraform-aws-modules/vpc/aws"
    ///   version = "~> 5.0"
    ///   cidr    = "10.1.0.0/16"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "public" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_subnet" "shop" {
    ///   vpc_id                  = aws_vpc.main.id
    ///   cidr_block              = "10.0.1.0/24"
    ///   map_public_ip_on_launch = var.public
    /// }
    /// ```
    id: "aws-vpc-subnet-assigns-public-ip",
    guid: "52f04a44-6bfa-4c41-b1d3-4ae99a2de05c",
    aliases: [
        "aws/vpc_subnet_assigns_public_ip",
        "CKV_AWS_130", "AVD-AWS-0164", "AWS-0164", "aws-ec2-no-public-ip-subnet",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 732,
    targets: ["aws_subnet"],
    modules: [super::MODULE],
    fix: Unsafe,
    check: Check::Attribute(attribute(ADDRESSES).is_false().for_blocks(is_judged).fix("false")),
}

const ADDRESSES: &str = "map_public_ip_on_launch";

/// Left out, it is wrong in a call of an old version of the module only.
fn is_judged(block: &Block) -> Checked<bool> {
    Ok(block.is_set(ADDRESSES)? || block.is_call() && registry::has_wrong_default(block, 4)?)
}
