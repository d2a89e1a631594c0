//! Amazon Elasticsearch Service, and OpenSearch Service, its successor.

mod domain_policy_open;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&domain_policy_open::RULE];
