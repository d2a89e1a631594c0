//! Azure Cache for Redis.

mod cache_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cache_without_tls::RULE];
