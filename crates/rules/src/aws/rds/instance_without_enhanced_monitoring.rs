use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d661120b-9713-5216-9363-ee999a1a0079",
    aliases: &["aws/rds_instance_without_enhanced_monitoring", "CKV_AWS_118"],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("monitoring_interval")
            .default_is("0")
            .between(1, 60)
            .fix("60")
            .fix_where(|instance| instance.is_set("monitoring_role_arn")),
    ),
    ..rule(
        "aws-rds-instance-without-enhanced-monitoring",
        include_str!("instance_without_enhanced_monitoring.md"),
    )
};
