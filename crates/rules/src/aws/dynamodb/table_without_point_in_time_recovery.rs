use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "741f1291-47ac-4a85-a07b-3d32a9d6bd3e",
    aliases: &[
        "aws/dynamodb_table_point_in_time_recovery_disabled", "CKV_AWS_28", "AVD-AWS-0024", "AWS-0024",
        "aws-dynamodb-enable-recovery", "aws-dynamodb-table-point-in-time-recovery-disabled",
    ],
    severity: Low,
    category: BestPractices,
    cwe: 754,
    targets: &["aws_dynamodb_table"],
    modules: &[super::TABLE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("point_in_time_recovery.enabled").is_true().for_blocks(keeps_data).fix("true"),
    ),
    ..rule(
        "aws-dynamodb-table-without-point-in-time-recovery",
        include_str!("table_without_point_in_time_recovery.md"),
    )
};

/// A table of Terraform's locks holds nothing that anybody would restore.
fn keeps_data(table: &Block) -> Checked<bool> {
    not(is_one_of(table, "hash_key", &["LockID"]))
}
