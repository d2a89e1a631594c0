//! Amazon Elastic Block Store: volumes.

mod volume_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&volume_unencrypted::RULE];
