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
    value::each(pods::containers(workload), |container| {
        value::each(&pods::capabilities(&container), |capabilities| {
            let added = capabilities.value("add");
            if let Some(unknown) = added.as_unknown() {
                return Err(unknown.clone());
            }
            if added.elements().map_or(!added.is_null(), |items| !items.is_empty()) {
                let path = capabilities.path_of("add");
                let message = format!("`{path}`{} is `{added}`, must not be set", container.of());
                let at = container.place(capabilities.place("add"));
                cx.flag(at, message).about(path).because(&added);
            }
            Ok(())
        })
    })
}
