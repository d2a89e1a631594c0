//! AWS CloudTrail.

mod bucket_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&bucket_public::RULE];
