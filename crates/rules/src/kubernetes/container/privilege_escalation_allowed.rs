use crate::kubernetes::shared::{lasting, node, pods, stages};
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
        ESCALATION.within(unprivileged_blocks).pedantic_for(has_little_to_gain),
        ESCALATION.within(other_blocks).pedantic_for(always),
        ESCALATION.within(stages::preparing_blocks).pedantic_for(always),
    ]),
    ..rule(
        "kubernetes-container-privilege-escalation-allowed",
        include_str!("privilege_escalation_allowed.md"),
    )
};

const ESCALATION: Attribute =
    attribute("security_context.allow_privilege_escalation").is_false().fix("false");

/// The containers that run on as a user other than root, as their settings say, or those of their pods.
fn unprivileged_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    let specs = pods::specs(workload);
    let of = |spec: &Block<'e>| {
        let is_of_pod = says_who_runs(spec);
        let containers = pods::parts(spec, "container").into_iter().map(|it| it.block);
        let is_unprivileged = |it: &Block| says_who_runs(it).or(is_of_pod).unwrap_or_else(|| is_allowed(it));
        containers.filter(is_unprivileged).collect::<Vec<_>>()
    };
    specs.iter().flat_map(of).collect()
}

/// The containers that are root and have nothing to gain, and those of which nobody says who they are.
fn other_blocks<'e>(workload: &Block<'e>) -> Vec<Block<'e>> {
    let unprivileged: Vec<_> = unprivileged_blocks(workload).iter().map(Block::header).collect();
    let is_other = |it: &Block| !unprivileged.contains(&it.header());
    stages::lasting_blocks(workload).into_iter().filter(is_other).collect()
}

/// Whether the settings of a pod or a container make it a user other than root. `None` where they say nothing.
fn says_who_runs(block: &Block) -> Option<bool> {
    let of = |context: &Block| match (context.number("run_as_user"), context.bool("run_as_non_root")) {
        (Ok(Some(user)), _) => Some(user.as_f64() >= 1.0),
        (Err(_), _) | (_, Err(_)) => Some(true),
        (_, Ok(Some(refused))) if *refused => Some(true),
        _ => None,
    };
    block.each("security_context").iter().find_map(of)
}

/// Whether a container asks for it.
fn is_allowed(container: &Block) -> bool {
    let asks = |context: &Block| context.is_true("allow_privilege_escalation");
    matches!(container.any("security_context", asks), Ok(true))
}

fn has_little_to_gain(workload: &Block, cx: &Cx) -> Checked<bool> {
    Ok(lasting::ends(workload) || node::is_part_of_node(workload, cx)?)
}
