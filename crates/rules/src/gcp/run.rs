//! Cloud Run: services and who may call them.

mod container_with_secret;
mod service_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&container_with_secret::RULE, &service_public::RULE];
