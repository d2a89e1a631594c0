//! Azure Cache for Redis.

mod cache_allows_plaintext;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cache_allows_plaintext::RULE];
