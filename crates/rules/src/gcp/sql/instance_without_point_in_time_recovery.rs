use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5dc3b1f2-b76e-5ce9-bffd-5bf3f2b2b352",
    aliases: &["gcp/sql_instance_without_point_in_time_recovery", "CKV2_GCP_20"],
    severity: Low,
    category: Backup,
    cwe: 693,
    pedantic: true,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("settings.backup_configuration.binary_log_enabled")
            .is_true()
            .for_blocks(has_binary_log)
            .fix("true"),
        attribute("settings.backup_configuration.point_in_time_recovery_enabled")
            .is_true()
            .for_blocks(has_other_log)
            .fix("true"),
    ]),
    ..rule(
        "gcp-sql-instance-without-point-in-time-recovery",
        include_str!("instance_without_point_in_time_recovery.md"),
    )
};

/// MySQL recovers from its binary log.
fn has_binary_log(instance: &Block) -> Checked<bool> {
    is_original(instance, "MYSQL_")
}

fn has_other_log(instance: &Block) -> Checked<bool> {
    either(is_original(instance, "POSTGRES_"), is_original(instance, "SQLSERVER_"))
}

/// Whether an instance runs an engine, and neither follows another one nor is a clone that takes over its settings.
fn is_original(instance: &Block, engine: &str) -> Checked<bool> {
    let runs = lists(instance, "database_version", |it| it.starts_with(engine));
    value::all([runs, not(super::is_replica(instance)), instance.is_set("settings")], |it| it)
}
