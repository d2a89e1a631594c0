use crate::kubernetes::shared::{capabilities, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e5587d53-a673-4a6b-b3f2-ba07ec274def",
    aliases: &["kubernetes/net_raw_capabilities_not_being_dropped", "CKV_K8S_28"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 269,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-net-raw-kept", include_str!("net_raw_kept.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    capabilities::demand_one_dropped(
        workload,
        &["ALL", "NET_RAW"],
        "must contain `\"NET_RAW\"` or `\"ALL\"`",
        cx,
    )
}
