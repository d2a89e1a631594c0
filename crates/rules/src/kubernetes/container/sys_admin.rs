use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3f55386d-75cd-4e9a-ac47-167b26c04724",
    aliases: &["kubernetes/containers_with_sys_admin_capabilities", "CKV_K8S_39"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-sys-admin", include_str!("sys_admin.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        value::each(&pods::capabilities(&container), |capabilities| {
            let grants = |name: &str| matches!(name, "SYS_ADMIN" | "CAP_SYS_ADMIN" | "ALL");
            if pods::lists(capabilities, "add", grants)? {
                let (path, added) = (capabilities.path_of("add"), capabilities.value("add"));
                let message = format!("`{path}`{} is `{added}`, which grants `SYS_ADMIN`", container.of());
                let at = container.place(capabilities.place("add"));
                cx.flag(at, message).about(path).because(&added);
            }
            Ok(())
        })
    })
}
