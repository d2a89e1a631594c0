//! Kubernetes: what is deployed into a cluster, with the providers of that name.

mod container;
mod metadata;
mod pod;
mod service;
mod service_account;
mod shared;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [container::RULES, metadata::RULES, pod::RULES, service::RULES, service_account::RULES]
        .into_iter()
        .flatten()
        .copied()
}
