//! AWS Glue: the Data Catalog, security configurations, and the policy of the catalog.

mod data_catalog_unencrypted;
mod job_without_security_configuration;
mod resource_policy_public;
mod security_configuration_unencrypted;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &data_catalog_unencrypted::RULE,
    &job_without_security_configuration::RULE,
    &resource_policy_public::RULE,
    &security_configuration_unencrypted::RULE,
];
