//! Cloud Run functions, formerly Cloud Functions, of both generations.

mod function_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&function_public::RULE];
