//! Amazon Elastic Container Registry.

mod repository_public;
mod repository_tags_mutable;
mod repository_without_customer_key;
mod repository_without_policy;
mod repository_without_scanning;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &repository_public::RULE,
    &repository_tags_mutable::RULE,
    &repository_without_customer_key::RULE,
    &repository_without_policy::RULE,
    &repository_without_scanning::RULE,
];
