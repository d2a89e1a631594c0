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
        let is_more = |name: &str| name.trim_start_matches("CAP_") != ADMITTED;
        Ok(lists(capabilities, "add", is_more)?.then_some("must list nothing but `\"NET_BIND_SERVICE\"`"))
    })
}

/// What the Restricted Pod Security Standard admits: listening on ports below 1024.
const ADMITTED: &str = "NET_BIND_SERVICE";
