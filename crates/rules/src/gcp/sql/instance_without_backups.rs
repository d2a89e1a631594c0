use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cf3c7631-cd1e-42f3-8801-a561214a6e79",
    aliases: &[
        "gcp/sql_db_instance_backup_disabled", "CKV_GCP_14", "AVD-GCP-0024", "GCP-0024",
        "google-sql-enable-backup",
    ],
    severity: Medium,
    category: Backup,
    cwe: 799,
    targets: &["google_sql_database_instance"],
    modules: super::MODULES,
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        attribute("settings.backup_configuration.enabled")
            .of(&["google_sql_database_instance"])
            .is_true()
            .for_blocks(has_own_backups)
            .pedantic_for(|instance, cx| either(is_throwaway(instance, cx), Ok(may_be_replica(instance))))
            .fix("true"),
        attribute("backup_configuration.enabled")
            .of(&["module"])
            .is_true()
            .pedantic_for(is_throwaway)
            .fix("true"),
    ]),
    ..rule("gcp-sql-instance-without-backups", include_str!("instance_without_backups.md"))
};

/// Neither a replica nor a clone without settings, which takes those of its original.
fn has_own_backups(instance: &Block) -> Checked<bool> {
    both(not(super::is_replica(instance)), instance.is_set("settings"))
}

/// Whether a variable that is still empty makes an instance a replica, which cannot have backups, and a block of them stands there
/// for those that are none.
fn may_be_replica(instance: &Block) -> bool {
    let foresees = |settings: &Block| settings.foresees("backup_configuration");
    is_left_empty(instance, "master_instance_name") && instance.each("settings").iter().any(foresees)
}
