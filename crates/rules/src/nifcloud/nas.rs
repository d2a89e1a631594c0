//! NAS: file servers and their security groups.

mod security_group_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&security_group_open::RULE];
