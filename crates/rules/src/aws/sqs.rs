//! Amazon Simple Queue Service.

mod queue_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&queue_unencrypted::RULE];
