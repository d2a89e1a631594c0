//! ApsaraDB for MongoDB.

mod instance_public;
mod instance_unencrypted;
mod instance_without_tls;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&instance_public::RULE, &instance_unencrypted::RULE, &instance_without_tls::RULE];
