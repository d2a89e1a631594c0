//! Cloud DNS: zones.

mod zone_with_sha1_signatures;
mod zone_without_dnssec;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&zone_without_dnssec::RULE, &zone_with_sha1_signatures::RULE];
