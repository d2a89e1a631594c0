//! AWS Secrets Manager.

mod secret_policy_public;
mod secret_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&secret_policy_public::RULE, &secret_without_customer_key::RULE];
