//! Cloud Block Storage: disks.

mod storage_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&storage_unencrypted::RULE];
