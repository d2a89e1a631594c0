//! Names and namespaces of objects.

mod default_namespace;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[&default_namespace::RULE];
