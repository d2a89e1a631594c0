use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e5587d53-a673-4a6b-b3f2-ba07ec274def",
    aliases: &["kubernetes/net_raw_capabilities_not_being_dropped", "CKV_K8S_28"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 269,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_capabilities),
    ..rule("kubernetes-container-net-raw-kept", include_str!("net_raw_kept.md"))
};

fn check_capabilities(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["security_context", "capabilities", "drop"], cx)? {
            return Ok(());
        }
        let covers = |name: &str| name.eq_ignore_ascii_case("ALL") || name.eq_ignore_ascii_case("NET_RAW");
        value::each(&pods::capabilities(&container), |capabilities| {
            if !pods::lists(capabilities, "drop", covers)? {
                let (path, dropped) = (capabilities.path_of("drop"), capabilities.value("drop"));
                let message = format!(
                    "`{path}`{} is `{dropped}`, must contain `\"NET_RAW\"` or `\"ALL\"`",
                    container.of()
                );
                let at = container.place(capabilities.place("drop"));
                cx.flag(at, message).about(path).because(&dropped);
            }
            Ok(())
        })
    })
}
