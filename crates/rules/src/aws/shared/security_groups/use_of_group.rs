//! What security groups are for.

use crate::prelude::*;

/// What has no address on the internet, or takes no connections at all.
const INWARD: [&str; 2] = ["aws_lambda_function", "aws_vpc_endpoint"];

/// Load balancers, which may be internal.
const BALANCERS: [&str; 3] = ["aws_alb", "aws_elb", "aws_lb"];

/// What says what a group lets in and out, in which other groups may be named.
const RULES: [&str; 5] = [
    "aws_default_security_group", "aws_security_group", "aws_security_group_rule",
    "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
];

/// Whether the group that a block of [`TARGETS`](super::TARGETS) is, or is a rule of, certainly belongs to nothing that the
/// internet reaches: to internal load balancers, endpoints of a VPC and functions alone.
pub(in crate::aws) fn is_out_of_reach(block: &Block, cx: &Cx) -> bool {
    let group = match block.kind() {
        "aws_security_group" => Some(block.clone()),
        "aws_security_group_rule" | "aws_vpc_security_group_ingress_rule" => {
            cx.referred("aws_security_group", &["id"], block, "security_group_id").first()
        }
        _ => None,
    };
    group.is_some_and(|group| {
        let is_user = |kind: &str| INWARD.contains(&kind) || BALANCERS.contains(&kind);
        let id = group.reference("id");
        let faces_internet = |kind: &&str| {
            let balancers = cx.listing(kind, "security_groups", &id);
            !matches!(balancers.search(|it| not(it.is_true("internal"))), Ok(false))
        };
        cx.is_mentioned(&group, |kind, _| is_user(kind))
            && !cx.is_mentioned(&group, |kind, _| !is_user(kind) && !RULES.contains(&kind))
            && !BALANCERS.iter().any(faces_internet)
    })
}
