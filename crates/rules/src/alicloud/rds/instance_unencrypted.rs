use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "44d434ca-a9bf-4203-8828-4c81a8d5a598",
    aliases: &["alicloud/rds_instance_tde_status_disabled", "CKV_ALI_22"],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["alicloud_db_instance"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("tde_status").one_of(&["Enabled"]).for_blocks(is_open_to_reading).fix("\"Enabled\""),
    ),
    ..rule("alicloud-rds-instance-unencrypted", include_str!("instance_unencrypted.md"))
};

/// Whether the instance could encrypt its tables, and its disk is not encrypted either.
fn is_open_to_reading(instance: &Block) -> Checked<bool> {
    let edition = || Ok(instance.string("engine_version")?.is_some_and(|it| encrypts(&it)));
    let sql_server = both(is_one_of(instance, "engine", &["SQLServer"]), edition());
    let able = either(is_one_of(instance, "engine", &["MySQL"]), sql_server);
    both(able, not(has_key(instance)))
}

/// Whether a version such as `2019_std_ha` is one of SQL Server that can encrypt: of Enterprise Edition, or of Standard
/// Edition since 2019.
fn encrypts(version: &str) -> bool {
    version.contains("_ent") || version.contains("_std") && version >= "2019"
}

/// Whether the disk is encrypted. A key that the configuration makes has no name yet.
fn has_key(instance: &Block) -> Checked<bool> {
    let key = instance.value("encryption_key");
    if key.as_attribute().is_some_and(|it| it.resource_kind().is_some()) {
        return Ok(true);
    }
    Ok(instance.string("encryption_key")?.is_some_and(|it| !it.is_empty() && *it != "disabled"))
}
