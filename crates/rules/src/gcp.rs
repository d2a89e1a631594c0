//! Google Cloud.

mod artifact_registry;
mod bigquery;
mod compute;
mod container_registry;
mod dataproc;
mod dns;
mod functions;
mod gke;
mod iam;
mod kms;
mod labels;
mod memorystore;
mod project;
mod pubsub;
mod run;
mod shared;
mod sql;
mod storage;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        artifact_registry::RULES,
        bigquery::RULES,
        compute::RULES,
        container_registry::RULES,
        dataproc::RULES,
        dns::RULES,
        functions::RULES,
        gke::RULES,
        iam::RULES,
        kms::RULES,
        labels::RULES,
        memorystore::RULES,
        project::RULES,
        pubsub::RULES,
        run::RULES,
        sql::RULES,
        storage::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
