//! Amazon Elasticsearch Service, and OpenSearch Service, its successor.

mod domain_policy_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&domain_policy_public::RULE];
