//! Amazon Route 53: records.

mod domain_without_transfer_lock;
mod record_of_unknown_address;
mod record_without_values;
mod zone_without_dnssec;
mod zone_without_query_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &domain_without_transfer_lock::RULE,
    &record_of_unknown_address::RULE,
    &record_without_values::RULE,
    &zone_without_dnssec::RULE,
    &zone_without_query_logs::RULE,
];
