//! AWS CodeBuild: projects.

mod project_without_customer_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&project_without_customer_key::RULE];
