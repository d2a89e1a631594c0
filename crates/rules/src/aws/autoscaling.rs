//! Amazon EC2 Auto Scaling.

mod group_with_launch_configuration;
mod group_without_load_balancer;
mod group_without_tags;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&group_with_launch_configuration::RULE, &group_without_load_balancer::RULE, &group_without_tags::RULE];
