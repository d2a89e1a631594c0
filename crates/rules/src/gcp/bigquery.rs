//! BigQuery: datasets and who may read them.

mod dataset_public;
mod table_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&dataset_public::RULE, &table_public::RULE];
