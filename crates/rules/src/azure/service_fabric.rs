//! Azure Service Fabric.

mod cluster_without_active_directory;
mod cluster_without_protection;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_without_active_directory::RULE, &cluster_without_protection::RULE];
