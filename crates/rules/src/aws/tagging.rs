//! Tags, on resources of every service.

mod resource_without_tags;
mod resource_without_team_tag;

use crate::prelude::*;
use std::sync::LazyLock;
use tollgate_core::hash::HashSet;

pub(super) static RULES: &[&Rule] = &[&resource_without_tags::RULE, &resource_without_team_tag::RULE];

/// Whether resources of a type can be tagged.
fn is_taggable(kind: &str) -> bool {
    kind.strip_prefix("aws_").is_some_and(|kind| TAGGABLE.contains(kind))
}

/// The resource types that can be tagged, without `aws_`.
static TAGGABLE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("tagging/taggable.txt").lines().collect());
