use crate::nifcloud::shared::wrong;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "944439c7-b4b8-476a-8f83-14641ea876ba",
    aliases: &[
        "nifcloud/load_balancer_use_insecure_tls_policy_id",
        "nifcloud/load_balancer_use_insecure_tls_policy_name", "AVD-NIF-0020", "NIF-0020",
        "nifcloud-network-use-secure-tls-policy",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 295,
    targets: &["nifcloud_load_balancer", "nifcloud_load_balancer_listener"],
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule("nifcloud-network-load-balancer-outdated-tls", include_str!("load_balancer_outdated_tls.md"))
};

/// The policies that accept TLS before 1.2, by id and name. The first of each type is the default.
const OUTDATED: [&str; 10] = [
    "1", "2", "3", "5", "8", "Standard Ciphers A ver1", "Standard Ciphers B ver1", "Standard Ciphers C ver1",
    "Ats Ciphers A ver1", "Ats Ciphers D ver1",
];

const NAMES: [&str; 2] = ["ssl_policy_id", "ssl_policy_name"];

fn check_policy(balancer: &Block, cx: &mut Cx) -> Checked {
    let is_set = |name: &&str| balancer.is_set(name);
    for name in NAMES {
        if is_one_of(balancer, name, &OUTDATED)? {
            let message =
                format!("{}, a policy that accepts versions of TLS before 1.2", balancer.actual(name));
            let fixed = if name == NAMES[0] { "\"4\"" } else { "\"Standard Ciphers D ver1\"" };
            wrong(balancer, balancer, name, message, cx).set(balancer, name, fixed);
            return Ok(());
        }
    }
    // Without a certificate the load balancer passes TLS on, and no policy applies.
    if both(not(value::any(NAMES, |name| is_set(&name))), balancer.is_set("ssl_certificate_id"))? {
        let message =
            "neither `ssl_policy_name` nor `ssl_policy_id` is set: the default policy accepts TLS 1.0";
        wrong(balancer, balancer, NAMES[1], message, cx)
            .set(balancer, NAMES[1], "\"Standard Ciphers D ver1\"");
    }
    Ok(())
}
