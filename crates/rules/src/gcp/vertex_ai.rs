//! Vertex AI: endpoints of models and indexes.

mod endpoint_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&endpoint_public::RULE];
