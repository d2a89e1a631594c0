//! Amazon GuardDuty: detectors.

mod detector_suspended;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&detector_suspended::RULE];
