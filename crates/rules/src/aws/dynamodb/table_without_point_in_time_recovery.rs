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
    check: Check::Block(check_recovery),
    ..rule(
        "aws-dynamodb-table-without-point-in-time-recovery",
        include_str!("table_without_point_in_time_recovery.md"),
    )
};

fn check_recovery(table: &Block, cx: &mut Cx) -> Checked {
    // The registry module has an input for the block's attribute.
    let module = table.is_call();
    let path = if module { "point_in_time_recovery_enabled" } else { "point_in_time_recovery.enabled" };
    attribute(path).is_true().fix("true").check(table, cx)
}
