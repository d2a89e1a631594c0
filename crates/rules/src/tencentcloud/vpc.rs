//! Virtual Private Cloud: networks and security groups.

mod flow_log_disabled;
mod security_group_rule_set_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&flow_log_disabled::RULE, &security_group_rule_set_open::RULE];
