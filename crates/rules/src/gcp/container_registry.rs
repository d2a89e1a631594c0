//! Container Registry, the predecessor of Artifact Registry: buckets that hold images.

mod repository_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&repository_public::RULE];
