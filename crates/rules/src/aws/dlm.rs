//! Amazon Data Lifecycle Manager: policies for snapshots and images.

mod copy_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&copy_unencrypted::RULE];
