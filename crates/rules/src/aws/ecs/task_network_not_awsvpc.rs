use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9f4a9409-9c60-4671-be96-9716dbf63db1",
    aliases: &["aws/ecs_task_definition_network_mode_not_recommended"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 665,
    targets: &["aws_ecs_task_definition"],
    modules: &[
        module("terraform-aws-modules/ecs/aws"),
        module("terraform-aws-modules/ecs/aws//modules/service"),
    ],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("network_mode").passes(is_awsvpc, "`\"awsvpc\"`").for_blocks(is_judged).fix("\"awsvpc\""),
    ),
    ..rule("aws-ecs-task-network-not-awsvpc", include_str!("task_network_not_awsvpc.md"))
};

fn is_awsvpc(mode: &str) -> bool {
    mode.eq_ignore_ascii_case("awsvpc")
}

fn is_judged(task: &Block) -> Checked<bool> {
    let compatibilities = task.strings("requires_compatibilities")?.unwrap_or_default();
    if compatibilities.iter().any(|it| **it == "EXTERNAL") {
        return Ok(false);
    }
    // The module's own default is `awsvpc`.
    Ok(!task.is_call() || task.is_set("network_mode")?)
}
