//! Amazon Elastic Container Registry.

mod repository_public;
mod repository_tags_mutable;
mod repository_unscanned;
mod repository_without_kms_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &repository_public::RULE,
    &repository_tags_mutable::RULE,
    &repository_unscanned::RULE,
    &repository_without_kms_key::RULE,
];
