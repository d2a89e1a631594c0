use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "741f1291-47ac-4a85-a07b-3d32a9d6bd3e",
    aliases: &[
        "aws/dynamodb_table_point_in_time_recovery_disabled", "CKV_AWS_28", "AVD-AWS-0024", "AWS-0024",
        "aws-dynamodb-enable-recovery", "aws-dynamodb-table-point-in-time-recovery-disabled",
    ],
    severity: Low,
    category: Backup,
    cwe: 754,
    targets: &["aws_dynamodb_table"],
    modules: &[super::TABLE_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("point_in_time_recovery.enabled").is_true().pedantic_for(is_ephemeral).fix("true"),
    ),
    ..rule(
        "aws-dynamodb-table-without-point-in-time-recovery",
        include_str!("table_without_point_in_time_recovery.md"),
    )
};

/// Whether what is in the table is there for a while only: items expire, it holds Terraform's locks, or the name says so.
fn is_ephemeral(table: &Block, cx: &Cx) -> Checked<bool> {
    let expires = match table.is_call() {
        true => table.is_true("ttl_enabled"),
        false => table.any("ttl", |ttl| not(is_off(ttl, "enabled"))),
    };
    let holds_locks = is_one_of(table, "hash_key", &["LockID"]);
    let by_name = || either(Ok(is_called(table, EPHEMERAL)), either(holds_locks, is_throwaway(table, cx)));
    either(by_name(), either(expires, is_chosen(table, cx)))
}

/// Whether another table beside it can be restored: who writes that of one has decided about the others.
fn is_chosen(table: &Block, cx: &Cx) -> Checked<bool> {
    let others =
        cx.any("aws_dynamodb_table", |other| other.any("point_in_time_recovery", |it| it.is_true("enabled")));
    Ok(!table.is_call() && matches!(others, Ok(true)))
}

/// What tables hold that nobody restores.
const EPHEMERAL: &[&str] = &[
    "cache", "connection", "counter", "idempotency", "limit", "limiter", "limiting", "lock", "locking",
    "ratelimit", "session", "throttle", "throttling",
];
