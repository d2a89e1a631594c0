//! Amazon Neptune: clusters and their instances.

mod cluster_unencrypted;
mod cluster_without_iam_authentication;
mod instance_public;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&cluster_unencrypted::RULE, &cluster_without_iam_authentication::RULE, &instance_public::RULE];
