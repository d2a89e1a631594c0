use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e94d3121-c2d1-4e34-a295-139bfeb73ea3",
    aliases: &["kubernetes/shared_host_ipc_namespace", "CKV_K8S_18", "AVD-KSV-0008", "KSV-0008", "KSV008"],
    severity: Medium,
    category: ResourceManagement,
    cwe: 200,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("host_ipc").is_false().absent_is_ok().within(pods::specs).fix("false")),
    ..rule("kubernetes-pod-host-namespace-ipc", include_str!("host_namespace_ipc.md"))
};
