use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "faaefc15-51a5-419e-bb5e-51a4b5ab3485",
    aliases: &["alicloud/rds_instance_address_publicly_accessible"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["alicloud_db_connection"],
    check: Check::Block(check_connection),
    ..rule("alicloud-rds-instance-with-public-address", include_str!("instance_with_public_address.md"))
};

fn check_connection(connection: &Block, cx: &mut Cx) -> Checked {
    cx.flag(connection.header(), "this gives an RDS instance a public address");
    Ok(())
}
