//! Computing: instances and their security groups.

mod security_group_rule_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&security_group_rule_open::RULE];
