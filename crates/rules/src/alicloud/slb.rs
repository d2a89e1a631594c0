//! Classic Load Balancer, formerly Server Load Balancer.

mod cipher_policy_outdated_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cipher_policy_outdated_tls::RULE];
