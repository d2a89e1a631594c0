//! Microsoft Azure.

mod aks;
mod api_management;
mod app_configuration;
mod app_service;
mod application_gateway;
mod authorization;
mod automation;
mod availability;
mod batch;
mod cognitive;
mod compute;
mod container_instances;
mod container_registry;
mod cosmosdb;
mod data_explorer;
mod data_factory;
mod encryption;
mod front_door;
mod function_app;
mod key_vault;
mod mariadb;
mod monitor;
mod mysql;
mod network;
mod postgresql;
mod redis;
mod search;
mod security_center;
mod service_fabric;
mod shared;
mod sql;
mod storage;
mod synapse;
mod tagging;

use tollgate_core::rule::Rule;

/// The rules of all services.
pub(super) fn rules() -> impl Iterator<Item = &'static Rule> {
    [
        aks::RULES,
        api_management::RULES,
        app_configuration::RULES,
        app_service::RULES,
        application_gateway::RULES,
        authorization::RULES,
        automation::RULES,
        availability::RULES,
        batch::RULES,
        cognitive::RULES,
        compute::RULES,
        container_instances::RULES,
        container_registry::RULES,
        cosmosdb::RULES,
        data_explorer::RULES,
        data_factory::RULES,
        encryption::RULES,
        front_door::RULES,
        function_app::RULES,
        key_vault::RULES,
        mariadb::RULES,
        monitor::RULES,
        mysql::RULES,
        network::RULES,
        postgresql::RULES,
        redis::RULES,
        search::RULES,
        security_center::RULES,
        service_fabric::RULES,
        sql::RULES,
        storage::RULES,
        synapse::RULES,
        tagging::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
