use crate::nifcloud::shared::wrong;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e5071f76-cbe7-468d-bb2b-d10f02d2b713",
    aliases: &[
        "nifcloud/db_does_not_have_long_backup_retention", "AVD-NIF-0009", "NIF-0009",
        "nifcloud-rdb-specify-backup-retention",
    ],
    severity: Medium,
    category: Backup,
    cwe: 754,
    targets: &["nifcloud_db_instance"],
    fix: Some(Safe),
    check: Check::Block(check_retention),
    ..rule("nifcloud-rdb-instance-backups-too-short", include_str!("instance_backups_too_short.md"))
};

const RETENTION: &str = "backup_retention_period";

fn check_retention(instance: &Block, cx: &mut Cx) -> Checked {
    let days = instance.number(RETENTION);
    if days.as_ref().is_ok_and(|days| days.as_ref().is_some_and(|it| it.as_f64() >= 2.0)) {
        return Ok(());
    }
    // A replica is made without backups; those of its source count.
    if replicates(instance, "replicate_source_db")? {
        return Ok(());
    }
    days?;
    let message = format!("{}, must be at least 2 days", instance.actual(RETENTION));
    wrong(instance, instance, RETENTION, message, cx).set(instance, RETENTION, "7");
    Ok(())
}
