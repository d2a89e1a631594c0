//! Amazon SageMaker: notebook instances, models and jobs.

mod endpoint_configuration_without_customer_key;
mod job_without_traffic_encryption;
mod model_without_network_isolation;
mod notebook_instance_allows_imdsv1;
mod notebook_instance_with_internet_access;
mod notebook_instance_with_root_access;
mod notebook_instance_without_customer_key;
mod notebook_instance_without_subnet;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &endpoint_configuration_without_customer_key::RULE,
    &job_without_traffic_encryption::RULE,
    &model_without_network_isolation::RULE,
    &notebook_instance_allows_imdsv1::RULE,
    &notebook_instance_with_internet_access::RULE,
    &notebook_instance_with_root_access::RULE,
    &notebook_instance_without_customer_key::RULE,
    &notebook_instance_without_subnet::RULE,
];
