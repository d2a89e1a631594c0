use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "48388bd2-7201-4dcc-b56d-e8a9efa58fad",
    aliases: &["kubernetes/psp_with_added_capabilities", "CKV_K8S_24"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("spec.allowed_capabilities").is_absent().fix_by_removal()),
    ..rule("kubernetes-pod-security-policy-allows-capabilities", include_str!("allows_capabilities.md"))
};
