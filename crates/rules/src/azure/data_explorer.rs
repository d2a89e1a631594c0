//! Azure Data Explorer, whose resources are called after Kusto.

mod cluster_without_disk_encryption;
mod cluster_without_double_encryption;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_without_disk_encryption::RULE, &cluster_without_double_encryption::RULE];
