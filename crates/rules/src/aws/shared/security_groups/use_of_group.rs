//! What security groups are for.

use crate::prelude::*;

/// What has no address on the internet, or takes no connections at all: resources, and modules of the public registry.
const INWARD: [&str; 5] = [
    "aws_lambda_function", "aws_route53_resolver_endpoint", "aws_vpc_endpoint",
    "terraform-aws-modules/lambda/aws", "terraform-aws-modules/vpc/aws//modules/vpc-endpoints",
];

/// Load balancers.
const BALANCERS: [&str; 4] = ["aws_alb", "aws_elb", "aws_lb", "terraform-aws-modules/alb/aws"];

/// What is reached by load balancers alone, or from its network, where it has no public address.
const TASKS: &str = "aws_ecs_service";

/// What says what a group lets in and out, in which other groups may be named.
const RULES: [&str; 5] = [
    "aws_default_security_group", "aws_security_group", "aws_security_group_rule",
    "aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule",
];

/// Whether the group that a block of [`TARGETS`](super::TARGETS) is, or is a rule of, certainly belongs to nothing that the
/// internet reaches at any port that somebody opens: to load balancers, which answer at the ports of their listeners,
/// endpoints of a VPC, resolvers of names, functions and tasks without public addresses alone.
pub(in crate::aws) fn is_out_of_reach(block: &Block, cx: &Cx) -> bool {
    is_group_that(block, cx, |group| {
        cx.is_mentioned(group, |kind, _| is_inward(kind, cx))
            && !cx.is_mentioned(group, |kind, _| is_other(kind, cx))
    })
}

/// The same; or the group is there for such things, as its name says, or for tasks, and nothing else in its module has it.
pub(in crate::aws) fn may_be_out_of_reach(block: &Block, cx: &Cx) -> bool {
    const WORDS: [&str; 8] = ["alb", "elb", "endpoint", "glb", "gwlb", "lb", "nlb", "resolver"];
    let group = cx.referred("aws_security_group", &["id"], block, "security_group_id").first();
    let group = group.as_ref().unwrap_or(block);
    // What a service gives out of its own group is for the rules of others.
    let is_of_tasks = |group: &Block| cx.is_mentioned(group, |kind, _| kind == TASKS && is_inward(kind, cx));
    let is_taken = || cx.is_mentioned(group, |kind, _| is_other(kind, cx) && kind != "output");
    is_out_of_reach(block, cx) || (is_called(group, &WORDS) || is_of_tasks(group)) && !is_taken()
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

fn is_inward(kind: &str, cx: &Cx) -> bool {
    INWARD.contains(&kind)
        || BALANCERS.contains(&kind)
        || kind == TASKS && matches!(cx.any(TASKS, may_have_address), Ok(false))
}

/// Whether the tasks of a service get public addresses.
fn may_have_address(service: &Block) -> Checked<bool> {
    service.any("network_configuration", |it| it.is_true("assign_public_ip"))
}

/// Whether what names a group is neither such a thing nor one of its rules.
fn is_other(kind: &str, cx: &Cx) -> bool {
    !is_inward(kind, cx) && !RULES.contains(&kind)
}
