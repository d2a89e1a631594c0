use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4d46ff3b-7160-41d1-a310-71d6d370b08f",
    aliases: &[
        "aws/ecs_task_definition_volume_not_encrypted", "CKV_AWS_97", "AVD-AWS-0035", "AWS-0035",
        "aws-ecs-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_ecs_task_definition"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("volume.efs_volume_configuration.transit_encryption")
            .default_is("\"DISABLED\"")
            .one_of(&["ENABLED"])
            .absent_block_is_ok()
            .fix("\"ENABLED\""),
    ),
    ..rule("aws-ecs-task-volume-without-tls", include_str!("task_volume_without_tls.md"))
};
