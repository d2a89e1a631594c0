//! AWS Identity and Access Management: users, groups, roles (`aws_iam_*`) and their policies.

mod privilege_escalation;
mod root_access_key;
mod user_with_own_policies;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&root_access_key::RULE, &user_with_own_policies::RULE];

pub(super) static TABLES: &[&[Rule]] = &[&privilege_escalation::RULES];
