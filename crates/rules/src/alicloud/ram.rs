//! Resource Access Management: users, groups, roles and what they may do.

mod policy_attached_to_user;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&policy_attached_to_user::RULE];
