//! Virtual Private Cloud: networks and security groups.

mod security_group_rule_set_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&security_group_rule_set_open::RULE];
