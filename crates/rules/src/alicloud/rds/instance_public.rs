use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "1b4565c0-4877-49ac-ab03-adebbccd42ae",
    aliases: &[
        "alicloud/rds_instance_publicly_accessible", "CKV_ALI_9", "alicloud-rds-instance-publicly-accessible",
    ],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["alicloud_db_instance"],
    check: Check::Block(check_addresses),
    ..rule("alicloud-rds-instance-public", include_str!("instance_public.md"))
};

fn check_addresses(instance: &Block, cx: &mut Cx) -> Checked {
    let list = instance.value("security_ips");
    if let Some(unknown) = list.as_unknown() {
        return Err(unknown.clone());
    }
    value::each(list.elements().unwrap_or_default(), |item| {
        if let Some(unknown) = item.as_unknown() {
            return Err(unknown.clone());
        }
        if item.as_str().is_some_and(|range| range == "0.0.0.0" || is_internet(range)) {
            let message = format!("`security_ips` contains `{item}`, so anyone can connect");
            cx.flag(place(instance, &list, item), message).about("security_ips").because(item);
        }
        Ok(())
    })
}

/// An element is placed where it stands, unless it or the list is written elsewhere.
fn place(instance: &Block, list: &Value, item: &Value) -> Location {
    if list.via().is_none() && item.via().is_none() { item.at } else { instance.place("security_ips") }
}
