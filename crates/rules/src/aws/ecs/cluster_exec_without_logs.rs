use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cef72f5a-2806-490c-be88-966ce201b3c9",
    aliases: &["aws/ecs_cluster_exec_without_logs", "CKV_AWS_223"],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["aws_ecs_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("configuration.execute_command_configuration.logging")
            .none_of(&["NONE"])
            .absent_is_ok()
            .fix("\"DEFAULT\""),
    ),
    ..rule("aws-ecs-cluster-exec-without-logs", include_str!("cluster_exec_without_logs.md"))
};
