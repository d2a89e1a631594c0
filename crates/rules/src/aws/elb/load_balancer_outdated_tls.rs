use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "126c1788-23c2-4a10-906c-ef179f4f96ec",
    aliases: &[
        "aws/elb_using_insecure_protocols", "CKV_AWS_213", "CKV_AWS_103", "CKV2_AWS_74",
        "aws-elb-outdated-protocols-accepted", "AVD-AWS-0047", "AWS-0047", "aws-elb-use-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_load_balancer_policy", "aws_lb_listener", "aws_alb_listener"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Block(check_balancer),
    ..rule("aws-elb-load-balancer-outdated-tls", include_str!("load_balancer_outdated_tls.md"))
};

const OUTDATED: [&str; 4] = ["Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"];
/// How the policies that accept TLS 1.1 or older go on after `ELBSecurityPolicy-` ("Predefined SSL security policies for
/// Classic Load Balancers", "Security policies for your Application Load Balancer").
const OUTDATED_POLICIES: [&str; 10] =
    ["2011", "2014", "2015", "2016", "FS-1-1", "FS-2018", "TLS-1-0", "TLS-1-1", "TLS13-1-0", "TLS13-1-1"];

fn is_outdated(policy: &str) -> bool {
    let version = policy.strip_prefix("ELBSecurityPolicy-");
    version.is_some_and(|version| OUTDATED_POLICIES.iter().any(|it| version.starts_with(it)))
}

fn check_balancer(block: &Block, cx: &mut Cx) -> Checked {
    match block.kind() {
        "aws_load_balancer_policy" => check_policy(block, cx),
        "module" => value::each(super::listeners_of(block), |listener| check_entry(block, &listener, cx)),
        _ => check_listener(block, cx),
    }
}

/// Checks a listener of the registry module. Up to version 8, where every one of them that speaks TLS is in a list of
/// its own, the default is that of AWS.
fn check_entry(call: &Block, listener: &Block, cx: &mut Cx) -> Checked {
    let is_in_list = listener.path_of("protocol").starts_with("https_listeners");
    let is_tls = listener.value("protocol").is_null() && is_in_list;
    if !either(Ok(is_tls), speaks_tls(listener))? {
        return Ok(());
    }
    let is_left_out = listener.value("ssl_policy").is_null();
    if is_left_out && (call.has_right_default("ssl_policy")? || call.is_set("listener_ssl_policy_default")?) {
        return Ok(());
    }
    check_name(listener, cx)
}

fn speaks_tls(listener: &Block) -> Checked<bool> {
    is_one_of(listener, "protocol", &["HTTPS", "TLS"])
}

fn check_listener(listener: &Block, cx: &mut Cx) -> Checked {
    if speaks_tls(listener)? { check_name(listener, cx) } else { Ok(()) }
}

/// Checks the policy that a listener names.
fn check_name(listener: &Block, cx: &mut Cx) -> Checked {
    let problem = match listener.string("ssl_policy")? {
        None => " (default: `\"ELBSecurityPolicy-2016-08\"`), which accepts TLS 1.0",
        Some(policy) if is_outdated(&policy) => ", which accepts TLS 1.1 or older",
        Some(_) => return Ok(()),
    };
    cx.wrong(listener, "ssl_policy", listener.actual("ssl_policy") + problem)
        .set(listener, "ssl_policy", "\"ELBSecurityPolicy-TLS13-1-2-2021-06\"");
    Ok(())
}

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    value::each(policy.each("policy_attribute"), |attribute| {
        let Some(name) = attribute.string("name")? else { return Ok(()) };
        let setting = attribute.value("value");
        if OUTDATED.contains(&name.as_str()) {
            // The value is text, and anything but `true` leaves the protocol off.
            if attribute.string("value")?.is_none_or(|on| on.eq_ignore_ascii_case("true")) {
                cx.wrong(&attribute, "name", format!("the policy accepts `{name}`"))
                    .set(&attribute, "value", "\"false\"");
            }
        } else if *name == "Reference-Security-Policy"
            && attribute.string("value")?.is_some_and(|policy| is_outdated(&policy))
        {
            cx.wrong(&attribute, "value", format!("`{setting}` accepts TLS 1.1 or older"))
                .set(&attribute, "value", "\"ELBSecurityPolicy-TLS-1-2-2017-01\"");
        }
        Ok(())
    })
}
