//! DynamoDB Accelerator: clusters.

mod cluster_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_unencrypted::RULE];
