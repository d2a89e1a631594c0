//! What holds for the databases of several services.

mod without_deletion_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_deletion_protection::RULE];
