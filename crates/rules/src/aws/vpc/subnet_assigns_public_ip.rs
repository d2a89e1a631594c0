use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "52f04a44-6bfa-4c41-b1d3-4ae99a2de05c",
    aliases: &[
        "aws/vpc_subnet_assigns_public_ip", "CKV_AWS_130", "AVD-AWS-0164", "AWS-0164",
        "aws-ec2-no-public-ip-subnet",
    ],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 732,
    pedantic: true,
    targets: &["aws_subnet"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute(ADDRESSES).is_false().for_blocks(is_judged).fix("false")),
    ..rule("aws-vpc-subnet-assigns-public-ip", include_str!("subnet_assigns_public_ip.md"))
};

const ADDRESSES: &str = "map_public_ip_on_launch";

/// Left out, it is wrong in a call of an old version of the module only.
fn is_judged(block: &Block) -> Checked<bool> {
    Ok(block.is_set(ADDRESSES)? || block.is_call())
}
