//! Ingresses: what leads from outside to services.

mod exposes_service;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&exposes_service::RULE];
