//! AWS Database Migration Service: replication instances.

mod replication_instance_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&replication_instance_public::RULE];
