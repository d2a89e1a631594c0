//! Amazon EC2 Auto Scaling.

mod group_without_load_balancer;
mod group_without_tags;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&group_without_load_balancer::RULE, &group_without_tags::RULE];
