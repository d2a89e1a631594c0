//! Azure AI Search, once called Cognitive Search.

mod service_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&service_public::RULE];
