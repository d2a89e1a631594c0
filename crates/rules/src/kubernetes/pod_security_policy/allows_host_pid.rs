use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "12daeeaa-c08d-5571-be1e-b44e47c9eb3c",
    aliases: &["kubernetes/pod_security_policy_allows_host_pid", "CKV_K8S_1"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("spec.host_pid").is_false().absent_is_ok().fix("false")),
    ..rule("kubernetes-pod-security-policy-allows-host-pid", include_str!("allows_host_pid.md"))
};
