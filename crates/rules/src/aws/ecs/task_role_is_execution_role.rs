use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6fcc65ea-59f5-4d8b-a248-e7bd6a265fb2",
    aliases: &["aws/ecs_task_role_is_execution_role", "CKV_AWS_249"],
    severity: Low,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &["aws_ecs_task_definition"],
    check: Check::Block(check_roles),
    ..rule("aws-ecs-task-role-is-execution-role", include_str!("task_role_is_execution_role.md"))
};

fn check_roles(task: &Block, cx: &mut Cx) -> Checked {
    let own = "task_role_arn";
    if both(task.is_set(own), task.is_set("execution_role_arn"))?
        && task.matches(own, task, "execution_role_arn")?
    {
        cx.wrong(task, own, format!("`{own}` and `execution_role_arn` are the same role"))
            .also(task.place("execution_role_arn"), "ECS starts the task with this role");
    }
    Ok(())
}
