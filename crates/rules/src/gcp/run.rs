//! Cloud Run: services and who may call them.

mod service_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&service_public::RULE];
