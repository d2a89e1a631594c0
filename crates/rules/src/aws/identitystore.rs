//! AWS Identity Store: the users and groups of IAM Identity Center (`aws_identitystore_*`).

mod user_declared;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&user_declared::RULE];
