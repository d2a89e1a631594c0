//! Azure encryption at rest, of services that have no file of their own.

mod data_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&data_without_customer_key::RULE];
