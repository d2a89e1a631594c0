//! Amazon GuardDuty: detectors.

mod detector_for_one_account;
mod detector_suspended;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&detector_for_one_account::RULE, &detector_suspended::RULE];
