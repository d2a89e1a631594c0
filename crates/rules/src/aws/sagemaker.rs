//! Amazon SageMaker: notebook instances.

mod notebook_instance_with_internet_access;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&notebook_instance_with_internet_access::RULE];
