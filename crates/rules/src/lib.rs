//! The catalogue: one file per rule, `<provider>/<service>/<rule>.rs`.
//!
//! A rule is a `static`; its documentation holds the examples that are its tests. Each service file lists its rules,
//! each provider file its services. A rule that is not listed is dead code, which the build refuses.

mod alicloud;
mod aws;
mod azure;
mod databricks;
mod gcp;
mod general;
mod github;
mod kubernetes;
mod network;
mod nifcloud;
mod questions;
mod team;
mod tencentcloud;
mod text;

use tollgate_core::engine;
use tollgate_core::rule::Rule;

/// What rules are made of.
mod prelude {
    pub(crate) use crate::questions::{
        declared_elsewhere, deploys, is_called, is_entrance, is_left_to_the_caller, is_off, is_one_of,
        is_throwaway, lists, named_elsewhere, names_same, not, seen_from,
    };
    pub(crate) use tollgate_core::block::Block;
    pub(crate) use tollgate_core::check::{Attribute, Check, attribute};
    pub(crate) use tollgate_core::cx::Cx;
    pub(crate) use tollgate_core::flaw::Safety::*;
    pub(crate) use tollgate_core::join::{Joined, Wanted};
    pub(crate) use tollgate_core::registry::{ModuleInputs, module, right};
    pub(crate) use tollgate_core::rule::Category::*;
    pub(crate) use tollgate_core::rule::Severity::*;
    pub(crate) use tollgate_core::rule::{Rule, rule};
    pub(crate) use tollgate_core::value::{self, Checked, both, either};
}

/// Every rule, the engine's own included, sorted by id.
#[must_use]
pub fn all() -> Vec<&'static Rule> {
    let mut rules: Vec<_> = engine::RULES
        .iter()
        .copied()
        .chain(alicloud::rules())
        .chain(aws::rules())
        .chain(azure::rules())
        .chain(databricks::rules())
        .chain(gcp::rules())
        .chain(general::rules())
        .chain(github::rules())
        .chain(kubernetes::rules())
        .chain(nifcloud::rules())
        .chain(tencentcloud::rules())
        .collect();
    rules.sort_unstable_by_key(|rule| rule.id);
    rules
}

/// The rule of a name: its id, guid or an alias, in any case.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().into_iter().find(|rule| rule.is_named(name))
}
