//! What security groups are for.

use crate::prelude::*;

/// What has no address on the internet, or takes no connections at all.
const INWARD: [&str; 3] = ["aws_lambda_function", "aws_route53_resolver_endpoint", "aws_vpc_endpoint"];

/// Load balancers.
const BALANCERS: [&str; 3] = ["aws_alb", "aws_elb", "aws_lb"];

/// What says what a group lets in and out, in which other groups may be named.
const RULES: [&str; 5] = [
    "aws_default_security_group", "aws_security_group", "aws_security_group_rule",
    "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
];

/// Whether the group that a block of [`TARGETS`](super::TARGETS) is, or is a rule of, certainly belongs to nothing that the
/// internet reaches at any port that somebody opens: to load balancers, which answer at the ports of their listeners,
/// endpoints of a VPC, resolvers of names and functions alone.
pub(in crate::aws) fn is_out_of_reach(block: &Block, cx: &Cx) -> bool {
    is_group_that(block, cx, |group| {
        cx.is_mentioned(group, |kind, _| is_inward(kind)) && !cx.is_mentioned(group, |kind, _| is_other(kind))
    })
}

/// The same; or the group is there for such things, as its name says, and nothing else in its module has it.
pub(in crate::aws) fn may_be_out_of_reach(block: &Block, cx: &Cx) -> bool {
    const WORDS: [&str; 8] = ["alb", "elb", "endpoint", "glb", "gwlb", "lb", "nlb", "resolver"];
    let group = cx.referred("aws_security_group", &["id"], block, "security_group_id").first();
    let group = group.as_ref().unwrap_or(block);
    let is_taken = || cx.is_mentioned(group, |kind, _| is_other(kind) && kind != "output");
    is_out_of_reach(block, cx) || is_called(group, &WORDS) && !is_taken()
}

/// Whether a test holds for the group that a block is, or is a rule of.
fn is_group_that(block: &Block, cx: &Cx, test: impl Fn(&Block) -> bool) -> bool {
    match block.kind() {
        "aws_security_group" => test(block),
        "aws_security_group_rule" | "aws_vpc_security_group_ingress_rule" => {
            let group = cx.referred("aws_security_group", &["id"], block, "security_group_id").first();
            group.is_some_and(|it| test(&it))
        }
        _ => false,
    }
}

/// Whether the group is in a VPC of the configuration that certainly has no IPv6 addresses: `::/0` lets nobody in.
pub(in crate::aws) fn has_no_ipv6(block: &Block, cx: &Cx) -> bool {
    const RANGES: [&str; 3] = ["assign_generated_ipv6_cidr_block", "ipv6_cidr_block", "ipv6_ipam_pool_id"];
    let lacks = |network: &Block| {
        not(value::any(RANGES, |name| Ok(network.is_set(name)? && !is_off(network, name).unwrap_or(false))))
    };
    is_group_that(block, cx, |group| {
        let networks = cx.referred("aws_vpc", &["id"], group, "vpc_id");
        matches!(networks.any(lacks), Ok(true))
    })
}

fn is_inward(kind: &str) -> bool {
    INWARD.contains(&kind) || BALANCERS.contains(&kind)
}

/// Whether what names a group is neither such a thing nor one of its rules.
fn is_other(kind: &str) -> bool {
    !is_inward(kind) && !RULES.contains(&kind)
}
