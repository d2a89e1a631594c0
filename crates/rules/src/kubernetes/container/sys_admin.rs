use crate::kubernetes::shared::pods;
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
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-sys-admin", include_str!("sys_admin.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    pods::forbid_capabilities(workload, "add", cx, |capabilities| {
        let grants = |name: &str| matches!(name, "SYS_ADMIN" | "CAP_SYS_ADMIN" | "ALL");
        Ok(lists(capabilities, "add", grants)?.then_some(("which grants `SYS_ADMIN`", false)))
    })
}
