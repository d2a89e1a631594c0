//! Amazon Simple Email Service: who may send for an identity.

mod identity_policy_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&identity_policy_public::RULE];
