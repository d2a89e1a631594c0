use crate::kubernetes::shared::{node, pods, stages};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "87065ef8-de9b-40d8-9753-f4a4303e27a4",
    aliases: &["kubernetes/container_is_privileged", "CKV_K8S_16", "AVD-KSV-0017", "KSV-0017", "KSV017"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 269,
    implies: &[
        "kubernetes-container-sys-admin", "kubernetes-container-capabilities-kept",
        "kubernetes-container-privilege-escalation-allowed",
    ],
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        PRIVILEGED.within(stages::lasting_blocks).pedantic_for(needs_the_node),
        PRIVILEGED.within(stages::preparing_blocks).pedantic_for(always),
    ]),
    ..rule("kubernetes-container-privileged", include_str!("privileged.md"))
};

const PRIVILEGED: Attribute = attribute("security_context.privileged").is_false().absent_is_ok().fix("false");

/// Whether the pods look after nodes, or serve files from the kernel by NFS, which takes a privileged container ("NFS" among
/// the examples of Kubernetes).
fn needs_the_node(workload: &Block, cx: &Cx) -> Checked<bool> {
    let names_nfs = |it: &pods::Part| {
        let image = it.block.value("image").to_string().to_ascii_lowercase();
        image.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| word == "nfs")
    };
    either(Ok(pods::containers(workload).iter().any(names_nfs)), node::is_part_of_node(workload, cx))
}
