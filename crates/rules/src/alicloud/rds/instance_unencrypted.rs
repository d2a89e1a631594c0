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

/// The versions of SQL Server that can encrypt (Alibaba Cloud, "Configure TDE for an ApsaraDB RDS for SQL Server
/// instance"): Enterprise Edition, and Standard Edition since 2019.
const ENCRYPTING: [&str; 6] =
    ["08r2_ent_ha", "2012_ent_ha", "2016_ent_ha", "2017_ent", "2019_std_ha", "2019_ent"];

/// Whether the instance could encrypt its tables, and its disk is not encrypted either.
fn is_open_to_reading(instance: &Block) -> Checked<bool> {
    let version = || is_one_of(instance, "engine_version", &ENCRYPTING);
    let sql_server = is_one_of(instance, "engine", &["SQLServer"]);
    let able = either(is_one_of(instance, "engine", &["MySQL"]), both(sql_server, version()));
    both(able, not(has_key(instance)))
}

/// Whether the disk is encrypted. A key that the configuration makes has no name yet.
fn has_key(instance: &Block) -> Checked<bool> {
    let key = instance.value("encryption_key");
    if key.as_attribute().is_some_and(|it| it.resource_kind().is_some()) {
        return Ok(true);
    }
    Ok(instance.string("encryption_key")?.is_some_and(|it| !it.is_empty() && *it != "disabled"))
}
