use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "23b70e32-032e-4fa6-ba5c-82f56b9980e6",
    aliases: &["aws/ec2_instance_monitoring_disabled", "CKV_AWS_126", "aws-ec2-instance-unmonitored"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &["aws_instance", "aws_spot_instance_request"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("monitoring").is_true().for_blocks(decides).fix("true")),
    ..rule(
        "aws-ec2-instance-without-detailed-monitoring",
        include_str!("instance_without_detailed_monitoring.md"),
    )
};

fn decides(instance: &Block) -> Checked<bool> {
    Ok(instance.is_set("monitoring")? || !super::has_template(instance)?)
}
