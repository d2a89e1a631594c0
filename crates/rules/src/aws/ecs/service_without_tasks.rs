use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "91f16d09-689e-4926-aca7-155157f634ed",
    aliases: &["aws/ecs_service_without_running_tasks"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 665,
    targets: &["aws_ecs_service"],
    check: Check::Block(check_count),
    ..rule("aws-ecs-service-without-tasks", include_str!("service_without_tasks.md"))
};

fn check_count(service: &Block, cx: &mut Cx) -> Checked {
    let is_zero = service.number("desired_count")?.is_some_and(|count| count.as_int() == Some(0));
    if is_zero && !is_one_of(service, "scheduling_strategy", &["DAEMON"])? {
        cx.flag(service.header(), "`desired_count` is `0`, so the service runs no task")
            .about("desired_count")
            .because(&service.value("desired_count"));
    }
    Ok(())
}
