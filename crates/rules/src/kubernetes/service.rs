//! Services: how pods are reached.

mod node_port;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&node_port::RULE];
