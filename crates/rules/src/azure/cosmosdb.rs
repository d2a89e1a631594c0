//! Azure Cosmos DB: accounts and who may reach them.

mod account_keys_change_metadata;
mod account_without_address_filter;
mod account_without_tags;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &account_keys_change_metadata::RULE,
    &account_without_address_filter::RULE,
    &account_without_tags::RULE,
];
