use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "18d6aa4b-7570-4d95-9c75-90363ef1abd9",
    aliases: &["tencentcloud/cdb_instance_using_default_intranet_port", "CKV_TC_10"],
    severity: Info,
    category: InsecureConfigurations,
    cwe: 668,
    pedantic: true,
    targets: &["tencentcloud_mysql_instance"],
    check: Check::Attribute(attribute("intranet_port").none_of(&["3306"]).default_is("3306")),
    ..rule("tencentcloud-mysql-instance-on-default-port", include_str!("instance_on_default_port.md"))
};
