//! Services: how pods are reached.

mod load_balancer_public;
mod node_port;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&node_port::RULE, &load_balancer_public::RULE];
