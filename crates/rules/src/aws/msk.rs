//! Amazon MSK, managed Kafka: clusters.

mod cluster_public;
mod cluster_without_logs;
mod cluster_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_public::RULE, &cluster_without_logs::RULE, &cluster_without_tls::RULE];
