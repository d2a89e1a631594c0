use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d532566b-8d9d-4f3b-80bd-361fe802f9c2",
    aliases: &["kubernetes/root_container_not_mounted_as_read_only", "CKV_K8S_22"],
    severity: Low,
    category: BuildProcess,
    cwe: 668,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Block(is_right),
    ..rule("kubernetes-container-root-filesystem-writable", include_str!("root_filesystem_writable.md"))
};

fn is_right(workload: &Block, cx: &mut Cx) -> Checked {
    let demand = attribute("security_context.read_only_root_filesystem").is_true().fix("true");
    value::each(pods::containers(workload), |container| demand.check(&container.block, cx))
}
