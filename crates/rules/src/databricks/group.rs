//! Groups of users and service principals.

mod without_members;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&without_members::RULE];
