//! Amazon Cognito: user pools.

mod identity_pool_allows_guests;
mod user_pool_without_mfa;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&identity_pool_allows_guests::RULE, &user_pool_without_mfa::RULE];
