//! Diagnostic settings: what sends the logs of a resource somewhere.

use crate::prelude::*;

/// The type of diagnostic settings.
pub(in crate::azure) const SETTING: &str = "azurerm_monitor_diagnostic_setting";

/// Whether a diagnostic setting collects a log of one of some categories, or of the groups that include them.
pub(in crate::azure) fn collects(setting: &Block, categories: &[&str]) -> Checked<bool> {
    let covers = |log: &Block| {
        let is = |name, wanted: &[&str]| {
            lists(log, name, |it| wanted.iter().any(|its| its.eq_ignore_ascii_case(it)))
        };
        let covers = either(is("category", categories), is("category_group", &["audit", "allLogs"]));
        both(not(is_off(log, "enabled")), covers)
    };
    either(setting.any("enabled_log", covers), setting.any("log", covers))
}
