//! Azure Data Factory.

mod factory_without_repository;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&factory_without_repository::RULE];
