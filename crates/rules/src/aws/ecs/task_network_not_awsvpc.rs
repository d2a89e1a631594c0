use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9f4a9409-9c60-4671-be96-9716dbf63db1",
    aliases: &["aws/ecs_task_definition_network_mode_not_recommended"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 665,
    pedantic: true,
    targets: &["aws_ecs_task_definition"],
    modules: &[
        module("terraform-aws-modules/ecs/aws").rights(&[right("network_mode")]),
        module("terraform-aws-modules/ecs/aws//modules/service").rights(&[right("network_mode")]),
    ],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("network_mode").passes(is_awsvpc, "`\"awsvpc\"`").for_blocks(runs_on_aws).fix("\"awsvpc\""),
    ),
    ..rule("aws-ecs-task-network-not-awsvpc", include_str!("task_network_not_awsvpc.md"))
};

fn is_awsvpc(mode: &str) -> bool {
    mode.eq_ignore_ascii_case("awsvpc")
}

fn runs_on_aws(task: &Block) -> Checked<bool> {
    not(lists(task, "requires_compatibilities", |it| it == "EXTERNAL"))
}
