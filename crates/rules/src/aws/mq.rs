//! Amazon MQ: brokers.

mod broker_outdated;
mod broker_public;
mod broker_without_customer_key;
mod broker_without_logs;
mod broker_without_minor_upgrades;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &broker_outdated::RULE,
    &broker_public::RULE,
    &broker_without_customer_key::RULE,
    &broker_without_logs::RULE,
    &broker_without_minor_upgrades::RULE,
];
