use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "686efd7b-eaf7-467f-be01-666bfc571e3e",
    aliases: &["aws/ecs_service_platform_version_pinned", "CKV_AWS_332"],
    severity: Low,
    category: BestPractices,
    cwe: 1104,
    pedantic: true,
    targets: &["aws_ecs_service", "aws_ecs_task_set"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("platform_version")
            .one_of(&["LATEST"])
            .absent_is_ok()
            .for_blocks(runs_on_fargate)
            .fix("\"LATEST\""),
    ),
    ..rule("aws-ecs-service-platform-version-pinned", include_str!("service_platform_version_pinned.md"))
};

fn runs_on_fargate(service: &Block) -> Checked<bool> {
    is_one_of(service, "launch_type", &["FARGATE"])
}
