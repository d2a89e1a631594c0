//! Amazon Simple Notification Service.

mod topic_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&topic_unencrypted::RULE];
