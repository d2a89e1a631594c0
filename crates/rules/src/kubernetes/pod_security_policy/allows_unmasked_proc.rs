use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0ad60203-c050-4115-83b6-b94bde92541d",
    aliases: &["kubernetes/container_runs_unmasked"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1188,
    pedantic: true,
    targets: &super::POLICIES,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("spec.allowed_proc_mount_types").none_of(&["Unmasked"]).absent_is_ok().fix("[\"Default\"]"),
    ),
    ..rule("kubernetes-pod-security-policy-allows-unmasked-proc", include_str!("allows_unmasked_proc.md"))
};
