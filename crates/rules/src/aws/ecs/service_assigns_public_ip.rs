use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "50aaa848-b4ed-4394-84ee-be7e28d72411",
    aliases: &["aws/ecs_service_assigns_public_ip", "CKV_AWS_333"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["aws_ecs_service", "aws_ecs_task_set"],
    modules: &[module("terraform-aws-modules/ecs/aws//modules/service")],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("network_configuration.assign_public_ip").is_false().absent_is_ok().fix("false"),
        attribute("assign_public_ip").of(&["module"]).is_false().absent_is_ok().fix("false"),
    ]),
    ..rule("aws-ecs-service-assigns-public-ip", include_str!("service_assigns_public_ip.md"))
};
