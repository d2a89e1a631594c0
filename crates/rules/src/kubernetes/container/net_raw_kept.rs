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
    let listed = capabilities::demand_dropped(workload, cx);
    listed.and(capabilities::forbid(
        workload,
        "drop",
        cx,
        |_| false,
        |capabilities| {
            let covers =
                |name: &str| name.eq_ignore_ascii_case("ALL") || name.eq_ignore_ascii_case("NET_RAW");
            let wrong = both(capabilities.is_set("drop"), not(lists(capabilities, "drop", covers)))?;
            Ok(wrong.then_some(("must contain `\"NET_RAW\"` or `\"ALL\"`", false)))
        },
    ))
}
