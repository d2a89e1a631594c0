use crate::kubernetes::shared::{node, pods, stages};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c878abb4-cca5-4724-92b9-289be68bd47c",
    aliases: &["kubernetes/privilege_escalation_allowed", "CKV_K8S_20", "AVD-KSV-0001", "KSV-0001", "KSV001"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 269,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        ESCALATION.within(unprivileged_blocks).pedantic_for(node::is_part_of_node),
        ESCALATION.within(root_blocks).pedantic_for(always),
        ESCALATION.within(stages::preparing_blocks).pedantic_for(always),
    ]),
    ..rule(
        "kubernetes-container-privilege-escalation-allowed",
        include_str!("privilege_escalation_allowed.md"),
    )
};

const ESCALATION: Attribute =
    attribute("security_context.allow_privilege_escalation").is_false().fix("false");

/// The containers that run on, without those that are root and have nothing to gain.
fn unprivileged_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    stages::lasting_blocks(workload).into_iter().filter(|it| !is_root(it)).collect()
}

fn root_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    stages::lasting_blocks(workload).into_iter().filter(is_root).collect()
}

/// Whether a container certainly runs as root, as its own settings say.
fn is_root(container: &Block) -> bool {
    let is_zero =
        |context: &Block| matches!(context.number("run_as_user"), Ok(Some(user)) if user.as_f64() < 1.0);
    container.each("security_context").iter().any(is_zero)
}
