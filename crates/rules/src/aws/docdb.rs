//! Amazon DocumentDB: clusters.

mod cluster_unencrypted;
mod cluster_without_customer_key;
mod cluster_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_unencrypted::RULE, &cluster_without_customer_key::RULE, &cluster_without_logs::RULE];
