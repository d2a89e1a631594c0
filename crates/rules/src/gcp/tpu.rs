//! Cloud TPU: machines with tensor processing units.

mod vm_with_public_addresses;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&vm_with_public_addresses::RULE];
