use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ca94be07-7de3-4ae7-85ef-67e0462ec694",
    aliases: &["tencentcloud/cdb_instance_without_backup_policy"],
    severity: Low,
    category: Backup,
    cwe: 754,
    pedantic: true,
    targets: &["tencentcloud_mysql_instance"],
    check: Check::Holds(
        has_policy,
        "no `tencentcloud_mysql_backup_policy` says how long backups of this instance are kept",
    ),
    ..rule(
        "tencentcloud-mysql-instance-without-backup-policy",
        include_str!("instance_without_backup_policy.md"),
    )
};

fn has_policy(instance: &Block, cx: &Cx) -> Checked<bool> {
    cx.referring("tencentcloud_mysql_backup_policy", "mysql_id", instance, &["id"]).exist()
}
