use crate::kubernetes::shared::{capabilities, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe771ff7-ba15-4f8f-ad7a-8aa232b49a28",
    aliases: &[
        "kubernetes/container_with_added_capabilities", "CKV_K8S_25", "AVD-KSV-0022", "KSV-0022", "KSV022",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 269,
    pedantic: true,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-capabilities-added", include_str!("capabilities_added.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    capabilities::forbid(workload, "add", cx, is_default, |capabilities| {
        let is_more = |name: &str| !is_default(name);
        if !lists(capabilities, "add", is_more)? {
            return Ok(None);
        }
        let is_dangerous = |name: &str| is_more(name) && !OWN.contains(&name.trim_start_matches("CAP_"));
        Ok(Some(match lists(capabilities, "add", is_dangerous)? {
            true => ("must list nothing that containers lack by default", false),
            false => ("which the Baseline Pod Security Standard does not allow", true),
        }))
    })
}

fn is_default(name: &str) -> bool {
    DEFAULT.contains(&name.trim_start_matches("CAP_"))
}

/// What containers have unless it is dropped: the Baseline Pod Security Standard lets it be added.
const DEFAULT: [&str; 13] = [
    "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
    "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
];

/// What reaches no further than the network of the pod, its own memory and the priority of its processes.
const OWN: [&str; 5] = ["IPC_LOCK", "NET_ADMIN", "NET_BROADCAST", "NET_RAW", "SYS_NICE"];
