use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "afcb0771-4f94-44ed-ad4a-9f73f11ce6e0",
    aliases: &["nifcloud/elb_listener_use_http"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &["nifcloud_elb_listener"],
    check: Check::Block(check_protocol),
    ..rule("nifcloud-network-elb-listener-accepts-http", include_str!("elb_listener_accepts_http.md"))
};

fn check_protocol(listener: &Block, cx: &mut Cx) -> Checked {
    if !super::speaks_http(listener)? {
        return Ok(());
    }
    let balancer = || cx.referred("nifcloud_elb", &["id", "elb_id"], listener, "elb_id");
    if balancer().any(super::is_public)? {
        super::flag_http(listener, cx);
        return Ok(());
    }
    if balancer().exist()? { Ok(()) } else { named_elsewhere(listener, "elb_id", "load balancer") }
}
