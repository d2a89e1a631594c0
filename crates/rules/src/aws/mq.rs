//! Amazon MQ: brokers.

mod broker_public;
mod broker_without_customer_key;
mod broker_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&broker_public::RULE, &broker_without_customer_key::RULE, &broker_without_logs::RULE];
