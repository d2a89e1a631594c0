use crate::kubernetes::shared::{capabilities, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "21cef75f-289f-470e-8038-c7cee0664164",
    aliases: &[
        "kubernetes/no_drop_capabilities_for_containers", "CKV_K8S_37", "AVD-KSV-0003", "KSV-0003", "KSV003",
        "AVD-KSV-0004", "KSV-0004", "KSV004",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    pedantic: true,
    implies: &["kubernetes-container-net-raw-kept"],
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-capabilities-kept", include_str!("capabilities_kept.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    capabilities::demand_one_dropped(workload, &["ALL"], "must contain `\"ALL\"`", cx)
}
