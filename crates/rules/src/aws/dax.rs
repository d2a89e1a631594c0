//! DynamoDB Accelerator: clusters.

mod cluster_unencrypted;
mod cluster_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_unencrypted::RULE, &cluster_without_tls::RULE];
