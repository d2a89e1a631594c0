//! Amazon Elasticsearch Service, and OpenSearch Service, its successor.

mod domain_accepts_http;
mod domain_in_one_zone;
mod domain_nodes_without_tls;
mod domain_outdated_tls;
mod domain_policy_public;
mod domain_unencrypted;
mod domain_with_default_security_group;
mod domain_without_audit_logs;
mod domain_without_customer_key;
mod domain_without_dedicated_masters;
mod domain_without_fine_grained_access;
mod domain_without_iam_authentication;
mod domain_without_logs;
mod domain_without_slow_logs;
mod domain_without_vpc;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &domain_accepts_http::RULE,
    &domain_in_one_zone::RULE,
    &domain_nodes_without_tls::RULE,
    &domain_outdated_tls::RULE,
    &domain_policy_public::RULE,
    &domain_unencrypted::RULE,
    &domain_with_default_security_group::RULE,
    &domain_without_audit_logs::RULE,
    &domain_without_customer_key::RULE,
    &domain_without_dedicated_masters::RULE,
    &domain_without_fine_grained_access::RULE,
    &domain_without_iam_authentication::RULE,
    &domain_without_logs::RULE,
    &domain_without_slow_logs::RULE,
    &domain_without_vpc::RULE,
];

/// The registry module for domains, with what it sets right by default.
const MODULE: ModuleInputs = module("terraform-aws-modules/opensearch/aws").rights(&[
    right("advanced_security_options.enabled"),
    right("domain_endpoint_options.tls_security_policy"),
    right(LOGS),
]);

/// The blocks that say which logs go to CloudWatch.
const LOGS: &str = "log_publishing_options";

/// Whether one of these blocks is in force.
fn is_published(log: &Block) -> Checked<bool> {
    not(is_off(log, "enabled"))
}

/// Whether a domain certainly runs Elasticsearch before a version, the first that can do something.
fn is_before(domain: &Block, first: (u32, u32)) -> bool {
    let version = domain.string("elasticsearch_version").ok().flatten();
    let numbers = version.as_ref().and_then(|it| it.split_once('.'));
    let numbers = numbers.and_then(|(major, minor)| major.parse().ok().zip(minor.parse().ok()));
    numbers.is_some_and(|version| version < first)
}

/// Whether something beside the policy keeps strangers out of a domain: the security groups of a VPC, or users of its own.
fn guards_itself(domain: &Block) -> Checked<bool> {
    let users = domain.any("advanced_security_options", |options| options.is_true("enabled"));
    either(domain.is_set("vpc_options"), users)
}
