//! Kubernetes: what is deployed into a cluster, with the providers of that name.

mod autoscaler;
mod container;
mod cron_job;
mod deployment;
mod ingress;
mod metadata;
mod network_policy;
mod pod;
mod pod_security_policy;
mod rbac;
mod service;
mod service_account;
mod shared;
mod stateful_set;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        autoscaler::RULES,
        container::RULES,
        cron_job::RULES,
        deployment::RULES,
        ingress::RULES,
        metadata::RULES,
        network_policy::RULES,
        pod::RULES,
        pod_security_policy::RULES,
        rbac::RULES,
        service::RULES,
        service_account::RULES,
        stateful_set::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
