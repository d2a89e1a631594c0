use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0afa6ab8-a047-48cf-be07-93a2f8c34cf7",
    aliases: &["aws/alb_is_not_integrated_with_waf", "CKV2_AWS_28"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 778,
    pedantic: true,
    targets: &["aws_lb", "aws_alb"],
    check: Check::Holds(is_protected, "no web ACL is associated with this load balancer"),
    ..rule("aws-elb-load-balancer-without-waf", include_str!("load_balancer_without_waf.md"))
};

/// Only what takes HTTP from the internet needs protection.
fn is_protected(balancer: &Block, cx: &Cx) -> Checked<bool> {
    if !both(super::is_application(balancer), not(balancer.is_true("internal")))? {
        return Ok(true);
    }
    value::any(ASSOCIATIONS, |kind| {
        let wanted = Wanted::reference_to(balancer, &NAMES);
        cx.joined(kind, "resource_arn", wanted, |association| covers(association, balancer)).exist()
    })
}

const ASSOCIATIONS: [&str; 2] = ["aws_wafv2_web_acl_association", "aws_wafregional_web_acl_association"];

/// What associations name a load balancer by.
const NAMES: [&str; 2] = ["arn", "id"];

fn covers(association: &Block, balancer: &Block) -> Checked<bool> {
    let arn = association.value("resource_arn");
    // `aws_alb` is another name of `aws_lb`: what two resources of them are called is never the same.
    if let Some(attribute) = arn.as_attribute()
        && matches!(attribute.resource_kind(), Some("aws_lb" | "aws_alb"))
        && attribute.object().is_distinct_from(&balancer.address)
    {
        return Ok(false);
    }
    association.refers_to("resource_arn", balancer, &NAMES)
}
