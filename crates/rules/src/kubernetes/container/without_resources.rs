use crate::kubernetes::shared::pods;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "60af03ff-a421-45c8-b214-6741035476fa",
    aliases: &["kubernetes/container_resources_limits_undefined"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 400,
    pedantic: true,
    targets: &pods::WORKLOADS,
    check: Check::Block(check_resources),
    ..rule("kubernetes-container-without-resources", include_str!("without_resources.md"))
};

fn check_resources(workload: &Block, cx: &mut Cx) -> Checked {
    value::each(pods::containers(workload), |container| {
        if !pods::demand(&container, &["resources"], cx)? {
            return Ok(());
        }
        value::each(["limits", "requests"], |name| {
            pods::demand(&container, &["resources", name], cx).map(drop)
        })
    })
}
