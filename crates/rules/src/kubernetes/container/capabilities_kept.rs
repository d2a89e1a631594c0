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
    let listed = capabilities::demand_dropped(workload, cx);
    listed.and(capabilities::forbid(
        workload,
        "drop",
        cx,
        |_| false,
        |capabilities| {
            let all = lists(capabilities, "drop", |name| name.eq_ignore_ascii_case("ALL"));
            let wrong = both(capabilities.is_set("drop"), not(all))?;
            Ok(wrong.then_some(("must contain `\"ALL\"`", false)))
        },
    ))
}
