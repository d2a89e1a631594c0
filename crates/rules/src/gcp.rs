//! Google Cloud.

mod bigquery;
mod compute;
mod dns;
mod functions;
mod gke;
mod iam;
mod kms;
mod pubsub;
mod run;
mod shared;
mod sql;
mod storage;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        bigquery::RULES,
        compute::RULES,
        dns::RULES,
        functions::RULES,
        gke::RULES,
        iam::RULES,
        kms::RULES,
        pubsub::RULES,
        run::RULES,
        sql::RULES,
        storage::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
