use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "51bed0ac-a8ae-407a-895e-90c6cb0610ce",
    aliases: &["kubernetes/psp_allows_sharing_host_ipc", "CKV_K8S_3"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("spec.host_ipc").is_false().absent_is_ok().fix("false")),
    ..rule("kubernetes-pod-security-policy-allows-host-ipc", include_str!("allows_host_ipc.md"))
};
