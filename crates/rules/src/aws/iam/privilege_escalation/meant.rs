//! Which resource of the configuration a name or an ARN stands for.

use super::links::Named;
use crate::prelude::*;
use std::sync::Arc;
use tollgate_core::address::Address;
use tollgate_core::value::{Reason, Symbol, Unknown, Value};

/// What a value means by a name or an ARN.
pub(super) enum Meant {
    /// Nothing in the configuration.
    Nothing,
    /// The resource at an address.
    Exactly(Address),
    /// Some instance of a resource.
    SomeOf(Address, Arc<Unknown>),
    /// What has this value as an attribute.
    Having(&'static str, Value),
}

impl Meant {
    pub(super) fn by_arn(arn: &Value) -> Self {
        let looked_up = matches!(arn.as_unknown().map(|it| &it.reason), Some(Reason::DataSource(_)));
        // Policies of AWS, and those that are looked up, are not the configuration's own.
        let is_of_aws = |text: &str| text.contains("::aws:policy/");
        if arn.is_null() || looked_up || arn.as_str().is_some_and(is_of_aws) {
            return Self::Nothing;
        }
        if let Some(meant) = Self::by_reference(arn, "aws_iam_policy", &["arn", "id"]) {
            return meant;
        }
        if is_of_aws(&arn.to_string()) {
            return Self::Nothing;
        }
        match value::known_tail(arn).and_then(|it| it.rsplit_once('/')) {
            Some((_, name)) => Self::Having("name", Value::string(name, arn.at)),
            None => Self::Having("arn", arn.clone()),
        }
    }

    pub(super) fn by_name(name: &Value, kind: &str) -> Self {
        let reference = Self::by_reference(name, kind, &["name", "id"]);
        reference.unwrap_or_else(|| Self::Having("name", name.clone()))
    }

    /// What a value means that is an attribute of some resource of a type: if not an identity of it, nothing. What refers
    /// to one resource does not refer to another one, also where it is not known to which of its instances.
    fn by_reference(value: &Value, of: &str, identities: &[&str]) -> Option<Self> {
        let unknown = value.as_unknown()?;
        let Reason::Computed(read) = &unknown.reason else { return None };
        if read.resource_kind() != Some(of) || matches!(unknown.symbol, Some(Symbol::Template(_))) {
            return None;
        }
        let itself = unknown.as_attribute() == Some(read) && read.object().is_exact();
        Some(match read.own().is_some_and(|name| identities.contains(&name)) {
            false => Self::Nothing,
            true if itself => Self::Exactly(read.object().clone()),
            true => Self::SomeOf(read.object().without_keys(), unknown.clone()),
        })
    }

    /// Whether it means the resource at a position among those of the type that it speaks of.
    pub(super) fn is(&self, row: usize, named: &Named) -> Checked<bool> {
        let block = &named.blocks[row];
        match self {
            Self::Nothing => Ok(false),
            Self::Exactly(address) => Ok(*address == block.address),
            Self::SomeOf(resource, unknown) if *resource == block.address.without_keys() => {
                Err(unknown.clone())
            }
            Self::SomeOf(..) => Ok(false),
            Self::Having(attribute, value) => value::equal(value, &named.attribute(attribute)[row]),
        }
    }

    /// The positions of the resources that it may mean.
    pub(super) fn candidates(&self, named: &Named, cx: &Cx) -> Vec<usize> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Exactly(address) => named.by_address.get(address).copied().into_iter().collect(),
            Self::SomeOf(resource, _) => named.by_resource.get(resource).cloned().unwrap_or_default(),
            Self::Having(attribute, value) => cx.having(&named.kind, attribute, value).candidates(),
        }
    }
}
