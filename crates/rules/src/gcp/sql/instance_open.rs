use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "30e3716d-6a21-4b01-852f-0555eb2b29cd",
    aliases: &["gcp/sql_instance_open"],
    severity: High,
    category: NetworkingAndFirewall,
    cwe: 284,
    implies: &["gcp-sql-instance-public"],
    targets: &["google_sql_database_instance"],
    modules: super::MODULES,
    check: Check::Block(check_networks),
    ..rule("gcp-sql-instance-open", include_str!("instance_open.md"))
};

fn check_networks(instance: &Block, cx: &mut Cx) -> Checked {
    value::each(super::address_settings(instance), |addresses| {
        if is_off(&addresses, "ipv4_enabled")? {
            return Ok(());
        }
        value::each(addresses.each("authorized_networks"), |network| super::forbid_internet(&network, cx))
    })
}
