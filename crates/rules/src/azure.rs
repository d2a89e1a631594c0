//! Microsoft Azure.

mod aks;
mod app_service;
mod compute;
mod container_registry;
mod cosmosdb;
mod key_vault;
mod mariadb;
mod mysql;
mod network;
mod postgresql;
mod redis;
mod shared;
mod sql;
mod storage;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        aks::RULES,
        app_service::RULES,
        compute::RULES,
        container_registry::RULES,
        cosmosdb::RULES,
        key_vault::RULES,
        mariadb::RULES,
        mysql::RULES,
        network::RULES,
        postgresql::RULES,
        redis::RULES,
        sql::RULES,
        storage::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
