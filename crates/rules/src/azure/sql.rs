//! Azure SQL: servers, databases and what they audit.

mod audit_retention_too_short;
mod server_public;
mod server_without_audit;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&audit_retention_too_short::RULE, &server_public::RULE, &server_without_audit::RULE];
