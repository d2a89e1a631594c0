//! Google Cloud.

mod artifact_registry;
mod bigquery;
mod cloudbuild;
mod compute;
mod container_registry;
mod data_fusion;
mod database;
mod dataflow;
mod dataproc;
mod dialogflow;
mod dns;
mod filestore;
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
mod spanner;
mod sql;
mod storage;
mod tpu;
mod vertex_ai;
mod workbench;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        artifact_registry::RULES,
        bigquery::RULES,
        cloudbuild::RULES,
        compute::RULES,
        container_registry::RULES,
        data_fusion::RULES,
        database::RULES,
        dataflow::RULES,
        dataproc::RULES,
        dialogflow::RULES,
        dns::RULES,
        filestore::RULES,
        functions::RULES,
        gke::RULES,
        iam::RULES,
        kms::RULES,
        labels::RULES,
        memorystore::RULES,
        project::RULES,
        pubsub::RULES,
        run::RULES,
        spanner::RULES,
        sql::RULES,
        storage::RULES,
        tpu::RULES,
        vertex_ai::RULES,
        workbench::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
