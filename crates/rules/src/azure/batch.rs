//! Azure Batch.

mod account_network_unrestricted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&account_network_unrestricted::RULE];
