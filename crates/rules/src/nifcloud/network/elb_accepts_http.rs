use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e2de2b80-2fc2-4502-a764-40930dfcc70a",
    aliases: &["nifcloud/elb_use_http", "AVD-NIF-0021", "NIF-0021", "nifcloud-network-http-not-used"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &["nifcloud_elb"],
    check: Check::Block(check_protocol),
    ..rule("nifcloud-network-elb-accepts-http", include_str!("elb_accepts_http.md"))
};

fn check_protocol(balancer: &Block, cx: &mut Cx) -> Checked {
    if both(super::speaks_http(balancer), super::is_public(balancer))? {
        super::flag_http(balancer, cx);
    }
    Ok(())
}
