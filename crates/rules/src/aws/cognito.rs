//! Amazon Cognito: user pools.

mod user_pool_without_mfa;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&user_pool_without_mfa::RULE];
