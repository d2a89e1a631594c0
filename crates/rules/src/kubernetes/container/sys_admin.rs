use crate::kubernetes::shared::{capabilities, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3f55386d-75cd-4e9a-ac47-167b26c04724",
    aliases: &[
        "kubernetes/containers_with_sys_admin_capabilities", "CKV_K8S_39", "AVD-KSV-0005", "KSV-0005",
        "KSV005",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    implies: &[
        "kubernetes-container-capabilities-added", "kubernetes-container-privilege-escalation-allowed",
    ],
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-sys-admin", include_str!("sys_admin.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    capabilities::forbid(workload, "add", cx, is_harmless, |capabilities| {
        let grants = lists(capabilities, "add", |name| !is_harmless(name))?;
        Ok(grants.then_some(("which grants `SYS_ADMIN`", false)))
    })
}

fn is_harmless(name: &str) -> bool {
    !matches!(name, "SYS_ADMIN" | "CAP_SYS_ADMIN" | "ALL")
}
