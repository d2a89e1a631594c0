//! ApsaraDB RDS.

mod instance_audit_retention_too_short;
mod instance_public;
mod instance_unencrypted;
mod instance_with_public_address;
mod instance_without_connection_logs;
mod instance_without_disconnection_logs;
mod instance_without_duration_logs;
mod instance_without_minor_upgrades;
mod instance_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &instance_audit_retention_too_short::RULE,
    &instance_public::RULE,
    &instance_unencrypted::RULE,
    &instance_with_public_address::RULE,
    &instance_without_connection_logs::RULE,
    &instance_without_disconnection_logs::RULE,
    &instance_without_duration_logs::RULE,
    &instance_without_minor_upgrades::RULE,
    &instance_without_tls::RULE,
];

/// Demands that a parameter of PostgreSQL that switches logging is on.
fn demand_logging(instance: &Block, parameter: &str, cx: &mut Cx) -> Checked {
    let mut unknown = Ok(());
    for setting in instance.each("parameters") {
        match setting.if_present(is_one_of(&setting, "name", &[parameter]), instance) {
            Ok(true) => {
                if is_one_of(&setting, "value", &["off", "OFF", "Off", "false", "no", "0"])? {
                    cx.wrong(&setting, "value", setting.actual("value"));
                }
                return Ok(());
            }
            Ok(false) => {}
            Err(it) => unknown = unknown.and(Err(it)),
        }
    }
    unknown?;
    // What a group of parameters sets is said elsewhere.
    if both(is_one_of(instance, "engine", &["PostgreSQL"]), not(instance.is_set("db_param_group_id")))? {
        cx.wrong(instance, "parameters", format!("`parameters` does not turn `{parameter}` on"));
    }
    Ok(())
}
