use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "a7b487ea-6bfd-4207-976b-a40e6191e572",
    aliases: &["aws/ecs_task_shares_host_processes", "CKV_AWS_335"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 653,
    targets: &["aws_ecs_task_definition"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("pid_mode").none_of(&["host"]).absent_is_ok().fix("\"task\"")),
    ..rule("aws-ecs-task-shares-host-processes", include_str!("task_shares_host_processes.md"))
};
