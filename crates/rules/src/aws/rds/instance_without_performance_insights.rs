use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5e2c37d8-bfaa-5bd1-a3cd-e6ddb1686988",
    aliases: &[
        "aws/rds_instance_without_performance_insights", "CKV_AWS_353", "AVD-AWS-0133", "AWS-0133",
        "aws-rds-enable-performance-insights",
    ],
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("performance_insights_enabled").is_true().for_blocks(has_insights).fix("true"),
    ),
    ..rule(
        "aws-rds-instance-without-performance-insights",
        include_str!("instance_without_performance_insights.md"),
    )
};

/// Whether the engine can record them on an instance of this class.
fn has_insights(instance: &Block) -> Checked<bool> {
    // Those of clusters run Aurora.
    if instance.kind() == "aws_rds_cluster_instance" {
        return Ok(true);
    }
    let Some(engine) = instance.string("engine")? else { return Ok(true) };
    if matches!(engine.as_str(), "mysql" | "mariadb") {
        let small =
            ["db.t2.micro", "db.t2.small", "db.t3.micro", "db.t3.small", "db.t4g.micro", "db.t4g.small"];
        return not(is_one_of(instance, "instance_class", &small));
    }
    Ok(!engine.starts_with("db2"))
}
