//! Azure encryption at rest, of services that have no file of their own.

mod data_without_customer_key;
mod service_bus_without_double_encryption;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&data_without_customer_key::RULE, &service_bus_without_double_encryption::RULE];
