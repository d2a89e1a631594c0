use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "587d5d82-70cf-449b-9817-f60f9bccb88c",
    aliases: &["kubernetes/container_host_pid_is_true", "CKV_K8S_17", "AVD-KSV-0010", "KSV-0010", "KSV010"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 250,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("host_pid").is_false().absent_is_ok().within(pods::specs).fix("false")),
    ..rule("kubernetes-pod-host-namespace-pid", include_str!("host_namespace_pid.md"))
};
