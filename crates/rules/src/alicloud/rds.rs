//! ApsaraDB RDS.

mod instance_publicly_accessible;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&instance_publicly_accessible::RULE];
