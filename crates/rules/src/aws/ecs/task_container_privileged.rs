use super::containers;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6afa1be3-499f-4ab9-88cc-8b409b1813a8",
    aliases: &["aws/ecs_task_container_privileged", "CKV_AWS_334"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 250,
    targets: &["aws_ecs_task_definition"],
    check: Check::Block(check_containers),
    ..rule("aws-ecs-task-container-privileged", include_str!("task_container_privileged.md"))
};

fn check_containers(task: &Block, cx: &mut Cx) -> Checked {
    value::each(containers::of(task)?, |container| {
        if container.block.is_true("privileged")? {
            container.wrong("privileged", "`privileged` is `true`", cx);
        }
        Ok(())
    })
}
