//! Simple Log Service.

mod audit_without_rds;
mod store_retention_too_short;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&audit_without_rds::RULE, &store_retention_too_short::RULE];
