use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "126c1788-23c2-4a10-906c-ef179f4f96ec",
    aliases: &["aws/elb_using_insecure_protocols", "CKV_AWS_213", "aws-elb-outdated-protocols-accepted"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_load_balancer_policy"],
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule("aws-elb-load-balancer-outdated-tls", include_str!("load_balancer_outdated_tls.md"))
};

const OUTDATED: [&str; 4] = ["Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"];
/// "Predefined SSL security policies for Classic Load Balancers": those that accept TLS 1.1 or older.
const OUTDATED_POLICIES: [&str; 9] = [
    "ELBSecurityPolicy-TLS-1-1-2017-01", "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-0-2015-04",
    "ELBSecurityPolicy-2015-05", "ELBSecurityPolicy-2015-03", "ELBSecurityPolicy-2015-02",
    "ELBSecurityPolicy-2014-10", "ELBSecurityPolicy-2014-01", "ELBSecurityPolicy-2011-08",
];

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
            && attribute.string("value")?.is_some_and(|policy| OUTDATED_POLICIES.contains(&policy.as_str()))
        {
            cx.wrong(&attribute, "value", format!("`{setting}` accepts TLS 1.1 or older"))
                .set(&attribute, "value", "\"ELBSecurityPolicy-TLS-1-2-2017-01\"");
        }
        Ok(())
    })
}
