//! Azure Cache for Redis.

mod cache_public;
mod cache_without_patch_schedule;
mod cache_without_tls;
mod firewall_rule_open;
mod firewall_rule_wide;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &cache_public::RULE,
    &cache_without_patch_schedule::RULE,
    &cache_without_tls::RULE,
    &firewall_rule_open::RULE,
    &firewall_rule_wide::RULE,
];
