//! Dataproc: clusters of Hadoop and Spark.

mod cluster_public;
mod cluster_with_public_addresses;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_public::RULE, &cluster_with_public_addresses::RULE];
