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

/// Words in the names of containers and images for what does not run without: it serves files from the node's kernel by NFS
/// ("NFS" among the examples of Kubernetes), mounts the directories of its users for SFTP, provides volumes, or is a Docker of
/// its own.
const NEEDY: [&str; 5] = ["csi", "dind", "docker-in-docker", "nfs", "sftp"];

/// Whether the pods look after nodes, or run what takes a privileged container.
fn needs_the_node(workload: &Block, cx: &Cx) -> Checked<bool> {
    let is_needy = |it: &pods::Part| {
        let names = format!("{} {}", it.block.value("name"), it.block.value("image")).to_ascii_lowercase();
        let has = |word: &&str| {
            let starts_or_ends = |it: Option<char>| it.is_none_or(|it| !it.is_ascii_alphanumeric());
            names.match_indices(*word).any(|(at, _)| {
                let (before, after) = (&names[..at], &names[at + word.len()..]);
                starts_or_ends(before.chars().next_back()) && starts_or_ends(after.chars().next())
            })
        };
        NEEDY.iter().any(has)
    };
    either(Ok(pods::containers(workload).iter().any(is_needy)), node::is_part_of_node(workload, cx))
}
