use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "de7f5e83-da88-4046-871f-ea18504b1d43",
    aliases: &[
        "aws/alb_listening_on_http", "CKV_AWS_2", "CKV2_AWS_20", "CKV_AWS_378", "AVD-AWS-0054", "AWS-0054",
        "aws-elb-http-not-used", "aws-elb-listener-over-http",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["aws_lb_listener", "aws_alb_listener"],
    modules: &[super::MODULE],
    check: Check::Block(check_protocol),
    ..rule("aws-elb-listener-accepts-http", include_str!("listener_accepts_http.md"))
};

fn check_protocol(listener: &Block, cx: &mut Cx) -> Checked {
    if listener.is_call() {
        return value::each(super::listeners_of(listener), |it| check_entry(listener, &it, cx));
    }
    if !is_http(listener)? {
        return Ok(());
    }
    let actions = listener.each("default_action");
    if actions.is_empty() {
        cx.flag(listener.header(), "the listener accepts HTTP and does not redirect to HTTPS");
    }
    if !value::any(&actions, |action| action.is_set("redirect"))? {
        let is_throwaway = matches!(is_throwaway(listener, cx), Ok(true));
        let is_declined = is_throwaway || is_internal(listener, cx) || only_refuses(listener, &actions, cx);
        if let Some(action) = actions.last() {
            let message = "the listener accepts HTTP, and this action does not redirect to HTTPS";
            cx.flag(action.header(), message).pedantic_if(is_declined);
        }
        return Ok(());
    }
    PROTOCOL.check(listener, cx)
}

/// Checks a listener of the registry module, which names its action beside the protocol.
fn check_entry(balancer: &Block, listener: &Block, cx: &mut Cx) -> Checked {
    if !is_one_of(listener, "protocol", &["HTTP"])? {
        return Ok(());
    }
    if listener.is_set("redirect")? {
        let protocol = attribute("redirect.protocol");
        return protocol.passes(is_https, "`\"HTTPS\"`").absent_block_is_ok().check(listener, cx);
    }
    let refuses = both(listener.is_set("fixed_response"), not(listener.is_set("rules")));
    let is_declined = matches!(either(balancer.is_true("internal"), refuses), Ok(true));
    cx.wrong(listener, "protocol", "the listener accepts HTTP, and does not redirect to HTTPS")
        .pedantic_if(is_declined);
    Ok(())
}

fn is_https(protocol: &str) -> bool {
    protocol.eq_ignore_ascii_case("HTTPS")
}

const PROTOCOL: Attribute = attribute("default_action.redirect.protocol")
    .passes(is_https, "`\"HTTPS\"`")
    .absent_block_is_ok()
    .pedantic_for(leads_elsewhere);

/// Whether callers are sent to another address that speaks HTTP on purpose: not to the port of HTTPS.
fn leads_elsewhere(listener: &Block, _: &Cx) -> Checked<bool> {
    let is_for_https = |action: &Block| action.any("redirect", |it| is_one_of(it, "port", &["443"]));
    not(listener.any("default_action", is_for_https))
}

/// Whether a listener is of a load balancer that the internet does not reach: certainly, or, where that is of another
/// configuration, as its name says.
fn is_internal(listener: &Block, cx: &Cx) -> bool {
    let balancer = listener.value("load_balancer_arn").to_string().to_ascii_lowercase();
    if balancer
        .split(|it: char| !it.is_ascii_alphanumeric())
        .any(|word| matches!(word, "internal" | "private"))
    {
        return true;
    }
    ["aws_lb", "aws_alb"].into_iter().any(|kind| {
        let balancers = cx.referred(kind, &["arn", "id"], listener, "load_balancer_arn");
        matches!(balancers.any(|balancer| balancer.is_true("internal")), Ok(true))
    })
}

/// Whether a listener certainly has one answer to everything, and sends nothing on.
fn only_refuses(listener: &Block, actions: &[Block], cx: &Cx) -> bool {
    let answers = value::all(actions, |action| is_one_of(action, "type", &["fixed-response"]));
    let has_rules = value::any(["aws_lb_listener_rule", "aws_alb_listener_rule"], |kind| {
        cx.referring(kind, "listener_arn", listener, &["arn", "id"]).exist()
    });
    matches!(both(answers, not(has_rules)), Ok(true))
}

/// Only application load balancers speak HTTP. A listener without `protocol` is one of them where it has a port: those
/// of network load balancers need a protocol, those of gateway load balancers have neither.
fn is_http(listener: &Block) -> Checked<bool> {
    match listener.string("protocol")? {
        Some(protocol) => Ok(protocol.eq_ignore_ascii_case("HTTP")),
        None => listener.is_set("port"),
    }
}
