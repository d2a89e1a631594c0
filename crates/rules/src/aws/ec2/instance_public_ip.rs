use crate::prelude::*;
use tollgate_core::check::Attribute;

rule! {
    /// EC2 instance has public IP
    ///
    /// An instance with a public address can be reached from the whole internet as soon as one rule of one security
    /// group is too wide, and scanners find it within minutes. Where `associate_public_ip_address` is left out, the
    /// subnet decides; the subnets of a default VPC give every instance a public address.
    ///
    /// Set `associate_public_ip_address = false`, and let clients in through a load balancer, administrators through
    /// Session Manager or a VPN.
    ///
    /// ```hcl bad
    /// resource "aws_instance" "orders" { # finding
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    /// }
    ///
    /// resource "aws_instance" "invoices" {
    ///   ami                         = "ami-0abcdef1234567890"
    ///   instance_type               = "t3.small"
    ///   associate_public_ip_address = true # finding
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_launch_template" "workers" {
    ///   image_id = "ami-0abcdef1234567890"
    ///
    ///   network_interfaces {
    ///     associate_public_ip_address = true # finding
    ///   }
    /// }
    /// ```
    ///
    /// A subnet that is part of the configuration tells what its instances get. So does a network interface that is
    /// made on its own, which has no public address.
    ///
    /// ```hcl good
    /// resource "aws_instance" "orders" {
    ///   ami                         = "ami-0abcdef1234567890"
    ///   instance_type               = "t3.small"
    ///   associate_public_ip_address = false
    /// }
    ///
    /// resource "aws_subnet" "private" {
    ///   vpc_id     = aws_vpc.main.id
    ///   cidr_block = "10.0.1.0/24"
    /// }
    ///
    /// resource "aws_instance" "invoices" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///   subnet_id     = aws_subnet.private.id
    /// }
    ///
    /// resource "aws_instance" "reports" {
    ///   ami           = "ami-0abcdef1234567890"
    ///   instance_type = "t3.small"
    ///
    ///   network_interface {
    ///     network_interface_id = aws_network_interface.reports.id
    ///     device_index         = 0
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "public" {
    ///   type = bool
    /// }
    ///
    /// resource "aws_instance" "orders" {
    ///   ami                         = "ami-0abcdef1234567890"
    ///   instance_type               = "t3.small"
    ///   associate_public_ip_address = var.public
    /// }
    /// ```
    id: "aws-ec2-instance-public-ip",
    guid: "5a2486aa-facf-477d-a5c1-b010789459ce",
    aliases: ["aws/ec2_instance_has_public_ip", "CKV_AWS_88"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 200,
    targets: ["aws_instance", "aws_spot_instance_request", "aws_launch_template", "aws_launch_configuration"],
    modules: [super::INSTANCE_MODULE],
    fix: Unsafe,
    check: Check::Block(stays_private),
}

const ADDRESS: &str = "associate_public_ip_address";
const NONE: Attribute = attribute(ADDRESS).is_false().absent_is_ok().fix("false");
const NONE_FROM_TEMPLATE: Attribute =
    attribute("network_interfaces.associate_public_ip_address").is_false().absent_is_ok().fix("false");

fn stays_private(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_launch_template" => return NONE_FROM_TEMPLATE.check(block, cx),
        "aws_launch_configuration" => return NONE.check(block, cx),
        _ => {}
    }
    let given = block.bool(ADDRESS)?;
    if given.as_ref().is_some_and(|public| !**public) || has_interface(block)? {
        return Ok(());
    }
    if given.is_some() {
        return NONE.check(block, cx);
    }
    if super::has_template(block)? {
        return Ok(());
    }
    let subnet = cx.referred("aws_subnet", &["id"], block, "subnet_id").first();
    let message = match &subnet {
        None => "`associate_public_ip_address` is not set: the subnet decides",
        Some(subnet) if is_public(subnet)? => {
            "`associate_public_ip_address` is not set, and the subnet assigns public addresses"
        }
        Some(_) => return Ok(()),
    };
    let mut finding = cx.flag(block.header(), message).about(ADDRESS).set(block, ADDRESS, "false");
    if let Some(subnet) = subnet {
        finding = finding.also(subnet.place("map_public_ip_on_launch"), "in this subnet");
    }
    _ = finding;
    Ok(())
}

fn has_interface(instance: &Block) -> Checked<bool> {
    either(instance.is_set("network_interface"), instance.is_set("primary_network_interface"))
}

fn is_public(subnet: &Block) -> Checked<bool> {
    Ok(subnet.bool("map_public_ip_on_launch")?.is_some_and(|public| *public))
}
