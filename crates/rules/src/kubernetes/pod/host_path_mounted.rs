use crate::kubernetes::shared::{host_paths, selectors};
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "86a947ea-f577-4efb-a8b0-5fc00257d521",
    aliases: &["kubernetes/non_kube_system_pod_with_host_mount", "AVD-KSV-0023", "KSV-0023", "KSV023"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 668,
    targets: &host_paths::OWNERS,
    check: Check::Block(check_paths),
    ..rule("kubernetes-pod-host-path-mounted", include_str!("host_path_mounted.md"))
};

fn check_paths(owner: &Block, cx: &mut Cx) -> Checked {
    let system = Value::string("kube-system", owner.header());
    if value::equal(&selectors::namespace(owner), &system)? {
        return Ok(());
    }
    host_paths::refuse(owner, |_, _| Some("which is on the node".to_owned()), cx)
}
