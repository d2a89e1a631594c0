//! Azure availability: zones and tiers that survive failures.

mod service_without_agreement;
mod service_without_zones;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&service_without_agreement::RULE, &service_without_zones::RULE];
