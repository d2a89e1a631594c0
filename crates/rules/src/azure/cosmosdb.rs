//! Azure Cosmos DB: accounts and who may reach them.

mod account_without_address_filter;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&account_without_address_filter::RULE];
