//! Amazon Virtual Private Cloud: networks and subnets.

mod default_vpc_managed;
mod flow_logs_disabled;
mod subnet_assigns_public_ip;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&default_vpc_managed::RULE, &flow_logs_disabled::RULE, &subnet_assigns_public_ip::RULE];

/// The registry module whose inputs the rules of this service know.
pub(super) const MODULE: ModuleInputs =
    ModuleInputs { source: "terraform-aws-modules/vpc/aws", renamed: &[] };
