//! Projects as such.

mod with_default_network;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&with_default_network::RULE];
