//! Azure Service Fabric.

mod cluster_without_active_directory;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_without_active_directory::RULE];
