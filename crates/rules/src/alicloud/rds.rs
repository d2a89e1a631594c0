//! ApsaraDB RDS.

mod instance_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&instance_public::RULE];
