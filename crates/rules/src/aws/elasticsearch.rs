//! Amazon Elasticsearch Service, and OpenSearch Service, its successor.

mod domain_accepts_http;
mod domain_nodes_without_tls;
mod domain_policy_public;
mod domain_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &domain_accepts_http::RULE,
    &domain_nodes_without_tls::RULE,
    &domain_policy_public::RULE,
    &domain_unencrypted::RULE,
];
