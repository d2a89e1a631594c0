use crate::prelude::*;

rule! {
    /// ELB using insecure protocols
    ///
    /// SSL 2 and 3, TLS 1.0 and 1.1 have known breaks (POODLE, BEAST). As long as a classic load balancer accepts one
    /// of them, somebody in between can make client and server agree on it and then read along.
    ///
    /// Accept `Protocol-TLSv1.2` only, or refer to `ELBSecurityPolicy-TLS-1-2-2017-01`. The predefined policies
    /// before 2017, `ELBSecurityPolicy-2016-08` among them, accept TLS 1.0.
    ///
    /// ```hcl bad
    /// resource "aws_load_balancer_policy" "shop" {
    ///   load_balancer_name = aws_elb.shop.name
    ///   policy_name        = "shop-tls"
    ///   policy_type_name   = "SSLNegotiationPolicyType"
    ///
    ///   policy_attribute {
    ///     name  = "Protocol-TLSv1.2"
    ///     value = "true"
    ///   }
    ///
    ///   policy_attribute {
    ///     name  = "Protocol-TLSv1" # finding
    ///     value = "true"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_load_balancer_policy" "shop" {
    ///   load_balancer_name = aws_elb.shop.name
    ///   policy_name        = "shop-tls"
    ///   policy_type_name   = "SSLNegotiationPolicyType"
    ///
    ///   policy_attribute {
    ///     name  = "Reference-Security-Policy"
    ///     value = "ELBSecurityPolicy-2016-08" # finding
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_load_balancer_policy" "shop" {
    ///   load_balancer_name = aws_elb.shop.name
    ///   policy_name        = "shop-tls"
    ///   policy_type_name   = "SSLNegotiationPolicyType"
    ///
    ///   policy_attribute {
    ///     name  = "Protocol-TLSv1.2"
    ///     value = "true"
    ///   }
    ///
    ///   policy_attribute {
    ///     name  = "Protocol-TLSv1"
    ///     value = "false"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "protocol" {}
    ///
    /// resource "aws_load_balancer_policy" "shop" {
    ///   load_balancer_name = aws_elb.shop.name
    ///   policy_name        = "shop-tls"
    ///   policy_type_name   = "SSLNegotiationPolicyType"
    ///
    ///   policy_attribute {
    ///     name  = var.protocol
    ///     value = "true"
    ///   }
    /// }
    /// ```
    id: "aws-elb-outdated-protocols-accepted",
    guid: "126c1788-23c2-4a10-906c-ef179f4f96ec",
    aliases: ["aws/elb_using_insecure_protocols", "CKV_AWS_213"],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: ["aws_load_balancer_policy"],
    fix: Unsafe,
    check: Check::Block(accepts_current_protocols),
}

const OUTDATED: [&str; 4] = ["Protocol-SSLv2", "Protocol-SSLv3", "Protocol-TLSv1", "Protocol-TLSv1.1"];
/// "Predefined SSL security policies for Classic Load Balancers": those that accept TLS 1.0 or SSL 3.
const OUTDATED_POLICIES: [&str; 8] = [
    "ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS-1-0-2015-04", "ELBSecurityPolicy-2015-05",
    "ELBSecurityPolicy-2015-03", "ELBSecurityPolicy-2015-02", "ELBSecurityPolicy-2014-10",
    "ELBSecurityPolicy-2014-01", "ELBSecurityPolicy-2011-08",
];

fn accepts_current_protocols(policy: &Block, cx: &mut Cx) -> Checked {
    value::each(policy.each("policy_attribute"), |attribute| {
        let Some(name) = attribute.string("name")? else { return Ok(()) };
        let setting = attribute.value("value");
        if OUTDATED.contains(&name.as_str()) {
            // The value is text, and anything but `true` leaves the protocol off.
            if attribute.string("value")?.is_none_or(|on| on.eq_ignore_ascii_case("true")) {
                cx.flag(attribute.place("name"), format!("`{name}` is accepted"))
                    .about(attribute.path_of("name"))
                    .because(&name.origin)
                    .set(&attribute, "value", "\"false\"");
            }
        } else if *name == "Reference-Security-Policy"
            && attribute.string("value")?.is_some_and(|policy| OUTDATED_POLICIES.contains(&policy.as_str()))
        {
            cx.flag(attribute.place("value"), format!("`{setting}` accepts TLS 1.0 or older"))
                .about(attribute.path_of("value"))
                .because(&setting)
                .set(&attribute, "value", "\"ELBSecurityPolicy-TLS-1-2-2017-01\"");
        }
        Ok(())
    })
}
