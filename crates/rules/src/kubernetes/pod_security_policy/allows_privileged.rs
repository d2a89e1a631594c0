use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a6a4d4fc-4e8f-47d1-969f-e9d4a084f3b9",
    aliases: &["kubernetes/psp_set_to_privileged", "CKV_K8S_2"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    pedantic: true,
    implies: &["kubernetes-pod-security-policy-allows-root"],
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Block(|policy, cx| super::refuse_switch(policy, "privileged", cx)),
    ..rule("kubernetes-pod-security-policy-allows-privileged", include_str!("allows_privileged.md"))
};
