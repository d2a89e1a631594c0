//! Azure Container Registry.

mod network_unrestricted;
mod registry_in_one_region;
mod registry_public;
mod registry_without_data_endpoints;
mod registry_without_lock;
mod registry_without_quarantine;
mod registry_without_retention;
mod registry_without_signed_images;
mod with_admin_user;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &network_unrestricted::RULE,
    &registry_in_one_region::RULE,
    &registry_public::RULE,
    &registry_without_data_endpoints::RULE,
    &registry_without_lock::RULE,
    &registry_without_quarantine::RULE,
    &registry_without_retention::RULE,
    &registry_without_signed_images::RULE,
    &with_admin_user::RULE,
];

/// The registry module for registries, which are of the tier `Premium` unless told otherwise.
const MODULE: ModuleInputs = module("Azure/avm-res-containerregistry-registry/azurerm");
