use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ee3b1557-9fb5-4685-a95d-93f1edf2a0d7",
    aliases: &["alicloud/alb_listening_on_http"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["alicloud_alb_listener"],
    check: Check::Block(check_protocol),
    ..rule("alicloud-alb-listener-accepts-http", include_str!("listener_accepts_http.md"))
};

fn check_protocol(listener: &Block, cx: &mut Cx) -> Checked {
    let redirected =
        || cx.referring("alicloud_alb_rule", "listener_id", listener, &["id"]).any(leads_to_https);
    if both(is_one_of(listener, "listener_protocol", &["HTTP"]), not(redirected()))? {
        let message = "`listener_protocol` is `HTTP`, and no `alicloud_alb_rule` redirects to HTTPS";
        cx.wrong(listener, "listener_protocol", message);
    }
    Ok(())
}

fn leads_to_https(rule: &Block) -> Checked<bool> {
    rule.any("rule_actions", |action| {
        action.any("redirect_config", |redirect| is_one_of(redirect, "protocol", &["HTTPS"]))
    })
}
