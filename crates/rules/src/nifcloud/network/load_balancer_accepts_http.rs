use crate::nifcloud::shared::wrong;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "94e47f3f-b90b-43a1-a36d-521580bae863",
    aliases: &["nifcloud/load_balancer_use_http", "nifcloud/load_balancer_listener_use_http"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 319,
    targets: &["nifcloud_load_balancer", "nifcloud_load_balancer_listener"],
    check: Check::Block(check_port),
    ..rule("nifcloud-network-load-balancer-accepts-http", include_str!("load_balancer_accepts_http.md"))
};

fn check_port(balancer: &Block, cx: &mut Cx) -> Checked {
    let port = "load_balancer_port";
    if balancer.number(port)?.is_some_and(|it| it.as_f64() == 80.0) {
        let message = "`load_balancer_port` is `80`: what arrives there is HTTP, which is not encrypted";
        wrong(balancer, balancer, port, message, cx);
    }
    Ok(())
}
