//! AWS Database Migration Service: replication instances.

mod endpoint_without_tls;
mod replication_instance_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&endpoint_without_tls::RULE, &replication_instance_public::RULE];
