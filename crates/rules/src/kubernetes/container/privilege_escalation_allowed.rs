use crate::kubernetes::shared::{node, pods};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c878abb4-cca5-4724-92b9-289be68bd47c",
    aliases: &["kubernetes/privilege_escalation_allowed", "CKV_K8S_20", "AVD-KSV-0001", "KSV-0001", "KSV001"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 269,
    targets: &pods::WORKLOADS,
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("security_context.allow_privilege_escalation")
            .within(pods::container_blocks)
            .pedantic_for(node::is_part_of_node)
            .is_false()
            .fix("false"),
    ),
    ..rule(
        "kubernetes-container-privilege-escalation-allowed",
        include_str!("privilege_escalation_allowed.md"),
    )
};
