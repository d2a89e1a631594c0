//! Amazon Simple Email Service: who may send for an identity.

mod configuration_set_without_tls;
mod identity_policy_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&configuration_set_without_tls::RULE, &identity_policy_public::RULE];
