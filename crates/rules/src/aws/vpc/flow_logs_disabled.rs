use crate::prelude::*;

rule! {
    /// VPC Flow Logs disabled
    ///
    /// Flow logs are the record of who talked to whom in a network. Without them nobody can tell after a break-in
    /// where an attacker went and what was carried out. A VPC has none unless an `aws_flow_log` is made for it.
    ///
    /// Make one with the `vpc_id` of the network; with the registry module, set `enable_flow_log = true` and a
    /// destination.
    ///
    /// ```hcl bad
    /// resource "aws_vpc" "main" { # finding
    ///   cidr_block = "10.0.0.0/16"
    /// }
    ///
    /// module "shop" { # finding
    ///   source = "terraform-aws-modules/vpc/aws"
    ///   cidr   = "10.1.0.0/16"
    /// }
    ///
    /// module "reports" {
    ///   source          = "terraform-aws-modules/vpc/aws"
    ///   cidr            = "10.2.0.0/16"
    ///   enable_flow_log = false # finding
    /// }
    /// ```
    ///
    /// A flow log that is about nothing records nothing:
    ///
    /// ```hcl bad
    /// resource "aws_flow_log" "all" { # finding
    ///   traffic_type    = "ALL"
    ///   log_destination = aws_cloudwatch_log_group.flows.arn
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_vpc" "main" {
    ///   cidr_block = "10.0.0.0/16"
    /// }
    ///
    /// resource "aws_flow_log" "main" {
    ///   vpc_id          = aws_vpc.main.id
    ///   traffic_type    = "ALL"
    ///   log_destination = aws_cloudwatch_log_group.flows.arn
    /// }
    ///
    /// resource "aws_flow_log" "database" {
    ///   subnet_id       = aws_subnet.database.id
    ///   traffic_type    = "ALL"
    ///   log_destination = aws_cloudwatch_log_group.flows.arn
    /// }
    ///
    /// module "shop" {
    ///   source = "terraform-aws-modules/vpc/aws"
    ///   cidr   = "10.1.0.0/16"
    /// }
    ///
    /// resource "aws_flow_log" "shop" {
    ///   vpc_id          = module.shop.vpc_id
    ///   traffic_type    = "ALL"
    ///   log_destination = aws_cloudwatch_log_group.flows.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "vpc" {}
    ///
    /// resource "aws_vpc" "main" {
    ///   cidr_block = "10.0.0.0/16"
    /// }
    ///
    /// resource "aws_flow_log" "main" {
    ///   vpc_id          = var.vpc
    ///   traffic_type    = "ALL"
    ///   log_destination = aws_cloudwatch_log_group.flows.arn
    /// }
    /// ```
    id: "aws-vpc-flow-logs-disabled",
    guid: "f83121ea-03da-434f-9277-9cd247ab3047",
    aliases: [
        "aws/vpc_flowlogs_disabled",
        "CKV2_AWS_11", "AVD-AWS-0178", "AWS-0178", "aws-ec2-require-vpc-flow-logs-for-all-vpcs",
    ],
    severity: Medium,
    category: Observability,
    cwe: 778,
    targets: ["aws_vpc", "aws_flow_log"],
    modules: [super::MODULE],
    check: Check::Block(is_recorded),
}

/// What a flow log can be about.
const SUBJECTS: [&str; 6] = [
    "vpc_id", "subnet_id", "eni_id", "transit_gateway_id", "transit_gateway_attachment_id",
    "regional_nat_gateway_id",
];

fn is_recorded(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_vpc" => {
            if !is_logged(block, "id", cx)? {
                cx.flag(block.header(), "no `aws_flow_log` is made for this VPC");
            }
        }
        "aws_flow_log" => {
            // The provider refuses a flow log whose subject turns out to be null.
            if SUBJECTS.iter().all(|subject| block.value(subject).is_null()) {
                cx.flag(block.header(), "`vpc_id` is not set").about("vpc_id");
            }
        }
        _ => return module(block, cx),
    }
    Ok(())
}

fn module(call: &Block, cx: &mut Cx) -> Checked {
    let enabled = call.bool("enable_flow_log")?;
    if enabled.is_some_and(|enabled| *enabled) || is_logged(call, "vpc_id", cx)? {
        return Ok(());
    }
    let value = call.value("enable_flow_log");
    let message = if value.is_null() {
        "`enable_flow_log` is not set, must be `true`".to_owned()
    } else {
        format!("`enable_flow_log` is `{value}`, must be `true`")
    };
    cx.flag(call.place("enable_flow_log"), message).about("enable_flow_log").because(&value);
    Ok(())
}

fn is_logged(network: &Block, id: &str, cx: &Cx) -> Checked<bool> {
    cx.referring("aws_flow_log", "vpc_id", network, &[id]).exist()
}
