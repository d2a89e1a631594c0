//! Vertex AI Workbench: notebooks, with the two kinds that came before.

mod instance_with_public_address;
mod instance_without;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_with_public_address::RULE, &instance_without::INTEGRITY_MONITORING, &instance_without::VTPM];

const INSTANCE: &[&str] = &["google_workbench_instance"];
const USER_MANAGED: &[&str] = &["google_notebooks_instance"];
const RUNTIME: &[&str] = &["google_notebooks_runtime"];

const NOTEBOOKS: [&str; 3] =
    ["google_workbench_instance", "google_notebooks_instance", "google_notebooks_runtime"];
