use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "88fd05e0-ac0e-43d2-ba6d-fc0ba60ae1a6",
    aliases: &[
        "aws/iam_database_auth_not_enabled", "CKV_AWS_161", "CKV_AWS_162", "AVD-AWS-0176", "AWS-0176",
        "aws-rds-enable-iam-auth",
    ],
    severity: Low,
    category: AccessControl,
    cwe: 285,
    pedantic: true,
    targets: &["aws_db_instance", "aws_rds_cluster"],
    modules: &[super::INSTANCE_MODULE],
    fix: Some(Safe),
    check: Check::Attribute(
        attribute("iam_database_authentication_enabled").is_true().for_blocks(supports_it).fix("true"),
    ),
    ..rule(
        "aws-rds-instance-without-iam-authentication",
        include_str!("instance_without_iam_authentication.md"),
    )
};

fn supports_it(instance: &Block) -> Checked<bool> {
    if instance.kind() == "aws_rds_cluster" {
        // Every engine of clusters does, but not the first version of Aurora Serverless.
        return not(is_one_of(instance, "engine_mode", &["serverless"]));
    }
    let Some(engine) = instance.string("engine")? else { return Ok(false) };
    match engine.to_lowercase().as_str() {
        "mysql" | "postgres" => Ok(true),
        "mariadb" => Ok(instance.string("engine_version")?.is_none_or(|version| is_at_least_10_6(&version))),
        _ => Ok(false),
    }
}

fn is_at_least_10_6(version: &str) -> bool {
    let mut numbers = version.split('.').map(|number| number.parse::<u32>().unwrap_or_default());
    // Only a major version: RDS takes the newest minor one.
    (numbers.next().unwrap_or_default(), numbers.next().unwrap_or(u32::MAX)) >= (10, 6)
}
