//! Amazon EMR: clusters.

mod cluster_without_subnet;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_without_subnet::RULE];
