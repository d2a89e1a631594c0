//! Amazon Elastic Kubernetes Service.

mod cluster_without_logs;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&cluster_without_logs::RULE];
