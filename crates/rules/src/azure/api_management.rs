//! Azure API Management.

mod service_without_client_certificates;
mod service_without_virtual_network;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&service_without_client_certificates::RULE, &service_without_virtual_network::RULE];
