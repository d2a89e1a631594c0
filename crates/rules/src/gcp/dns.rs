//! Cloud DNS: zones.

mod zone_unsigned;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&zone_unsigned::RULE];
