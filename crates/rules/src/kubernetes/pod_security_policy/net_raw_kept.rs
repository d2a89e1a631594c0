use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9aa32890-ac1a-45ee-81ca-5164e2098556",
    aliases: &["kubernetes/net_raw_capabilities_disabled_for_psp", "CKV_K8S_7", "CKV_K8S_36"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Block(check_policy),
    ..rule("kubernetes-pod-security-policy-net-raw-kept", include_str!("net_raw_kept.md"))
};

const DROPPED: &str = "required_drop_capabilities";

fn check_policy(policy: &Block, cx: &mut Cx) -> Checked {
    value::each(policy.each("spec"), |spec| {
        if !lists(&spec, DROPPED, |it| matches!(it, "ALL" | "NET_RAW"))? {
            super::refuse(&spec, DROPPED, "must list `\"ALL\"` or `\"NET_RAW\"`", cx)
                .set(&spec, DROPPED, "[\"ALL\"]");
        }
        Ok(())
    })
}
