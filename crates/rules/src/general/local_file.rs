//! Files on the machine that runs Terraform.

mod readable_by_others;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&readable_by_others::RULE];
