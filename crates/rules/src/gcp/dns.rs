//! Cloud DNS: zones.

mod zone_without_dnssec;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&zone_without_dnssec::RULE];
