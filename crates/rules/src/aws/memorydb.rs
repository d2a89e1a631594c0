//! Amazon MemoryDB: clusters.

mod cluster_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_without_tls::RULE];
