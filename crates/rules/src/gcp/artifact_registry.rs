//! Artifact Registry: repositories of images and packages.

mod repository_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&repository_public::RULE];
