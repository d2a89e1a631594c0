//! Blocks as values, for rules that are written as expressions.

use super::{Block, Node};
use crate::address::Attribute;
use crate::eval::InstanceId;
use crate::syntax::{Attribute as Written, Body};
use crate::value::{Data, HopKind, Members, Perhaps, Value};
use ecow::EcoString;
use std::collections::BTreeSet;

/// What of blocks is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted<'w> {
    /// These attributes and nested blocks, each null where it is absent.
    pub(crate) names: &'w [&'w str],
    /// Whether all others that are there are read, too.
    pub(crate) all: bool,
    /// What stands for what is absent.
    pub(crate) absent: Absent,
}

/// What stands for an attribute that is not set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Absent {
    /// Null, which knows of which attribute it was read.
    Null,
    /// What the provider makes of it.
    Provided,
}

/// The attributes by which other blocks refer to one, and which nobody sets: never absent.
const NAMES: [&str; 3] = ["id", "arn", "self_link"];

impl<'e> Block<'e> {
    /// The module instance that it is in.
    pub(crate) fn instance(&self) -> InstanceId {
        self.scope.instance
    }

    /// The block as an object.
    pub(crate) fn object(&self, wanted: Wanted<'_>) -> Value {
        if let Node::Value(value) = &self.node
            && !matches!(value.data(), Data::Object(_))
        {
            return value.clone();
        }
        let written = if wanted.all { self.written() } else { Vec::new() };
        let names = written.iter().map(EcoString::as_str).chain(wanted.names.iter().copied());
        let members: Members = names.map(|name| (EcoString::from(name), self.member(name, wanted))).collect();
        Value::object(members, self.header)
    }

    /// An attribute, or the list of the nested blocks of a type, as values.
    pub(crate) fn member(&self, name: &str, wanted: Wanted<'_>) -> Value {
        let value = self.value(name);
        if !value.is_null() {
            let named = value.read_as().is_some() || self.nesting.is_some();
            return if named { value } else { value.after(self.read_as(name), self.header) };
        }
        let nested = self.each(name);
        if !nested.is_empty() {
            return self.list(&nested, wanted);
        }
        match wanted.absent {
            Absent::Null if !self.is_reference(name) => {
                Value::null(self.header).after(self.read_as(name), self.header)
            }
            Absent::Null | Absent::Provided => self.reference(name),
        }
    }

    /// Whether an attribute is one by which other blocks refer to this one, set or not.
    pub(crate) fn is_reference(&self, name: &str) -> bool {
        self.nesting.is_none() && NAMES.contains(&name)
    }

    /// Whether an attribute is not set, and no nested block of that type is there.
    pub(crate) fn is_absent(&self, name: &str) -> bool {
        self.value(name).is_null() && self.each(name).is_empty()
    }

    /// What is written for an attribute.
    pub(crate) fn text_of(&self, name: &str) -> Option<EcoString> {
        let attribute = self.body()?.attribute(&self.local_name(name))?;
        let at = attribute.location().with_span(attribute.expr().span());
        Some(self.evaluator.project.sources.slice(at).into())
    }

    fn read_as(&self, name: &str) -> HopKind {
        let nesting = self.nesting.as_deref();
        let whole = nesting
            .map_or_else(|| Attribute::whole(self.address.clone()), |it| it.attribute_of(&self.address));
        HopKind::Attribute(whole.member(name))
    }

    /// Blocks as a list of objects, of which those may be absent that may be so where this one is there.
    pub(crate) fn list(&self, blocks: &[Self], wanted: Wanted<'_>) -> Value {
        let items = blocks.iter().map(|block| Perhaps {
            value: block.object(wanted),
            condition: block.if_present(Ok(true), self).err(),
        });
        Value::perhaps(items.collect(), self.header)
    }

    /// The names of the attributes and nested blocks that are there.
    pub(crate) fn written(&self) -> Vec<EcoString> {
        let names: BTreeSet<_> = match &self.node {
            Node::Body(body) => {
                let blocks = body.blocks().map(|block| match (block.kind(), block.label(0)) {
                    ("dynamic", Some(kind)) | (kind, _) => EcoString::from(kind),
                });
                Body::attributes(*body).map(Written::name).map(EcoString::from).chain(blocks).collect()
            }
            Node::Value(value) => match value.data() {
                Data::Object(members) => members.keys().cloned().collect(),
                _ => BTreeSet::new(),
            },
        };
        names.into_iter().collect()
    }
}
