use super::containers;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1492ae0a-fa04-47b0-86cb-f473216c81f0",
    aliases: &["aws/ecs_task_container_root_writable", "CKV_AWS_336"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 732,
    pedantic: true,
    targets: &["aws_ecs_task_definition"],
    check: Check::Block(check_containers),
    ..rule("aws-ecs-task-container-root-writable", include_str!("task_container_root_writable.md"))
};

const READ_ONLY: &str = "readonlyRootFilesystem";

fn check_containers(task: &Block, cx: &mut Cx) -> Checked {
    // Windows has no such setting.
    if task.any("runtime_platform", |platform| lists(platform, "operating_system_family", is_windows))? {
        return Ok(());
    }
    value::each(containers::of(task)?, |container| {
        if !container.block.is_true(READ_ONLY)? {
            let value = container.block.value(READ_ONLY);
            let is = if value.is_null() { "is not set".to_owned() } else { format!("is `{value}`") };
            container.wrong(READ_ONLY, &format!("`{READ_ONLY}` {is}"), cx);
        }
        Ok(())
    })
}

fn is_windows(family: &str) -> bool {
    family.starts_with("WINDOWS")
}
