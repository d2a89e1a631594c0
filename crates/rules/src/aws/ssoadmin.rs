//! AWS IAM Identity Center: permission sets (`aws_ssoadmin_*`).

mod permission_set_long_session;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&permission_set_long_session::RULE];
