use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe771ff7-ba15-4f8f-ad7a-8aa232b49a28",
    aliases: &["kubernetes/container_with_added_capabilities", "CKV_K8S_25"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 269,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-capabilities-added", include_str!("capabilities_added.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    pods::forbid_capabilities(workload, "add", cx, |capabilities| {
        Ok(capabilities.is_set("add")?.then_some("must not be set"))
    })
}
