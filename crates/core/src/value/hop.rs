//! The way that a value took.

use super::Value;
use crate::address::Attribute;
use crate::source::Location;
use ecow::EcoString;
use std::sync::Arc;

/// A step on the way of a value.
#[derive(Debug, Clone)]
pub struct Hop {
    /// What happened.
    pub kind: HopKind,
    /// Where.
    pub at: Location,
    /// The steps before this one.
    pub before: Option<Arc<Self>>,
    /// How many steps it is, with those before.
    pub(super) length: u16,
}

/// What happened to a value on its way.
#[derive(Debug, Clone)]
pub enum HopKind {
    /// It was read through a reference: `var.name`, `local.name`, `module.x.output`.
    Reference(EcoString),
    /// It was read as an attribute of a resource or data source.
    Attribute(Attribute),
    /// It is the content of a file, or a part of it.
    File {
        /// The path as people see it, or as it was written.
        path: EcoString,
        /// Whether the lines of the text are those of the file: a template may leave out some and repeat others.
        has_its_lines: bool,
    },
    /// It is the JSON text of this value. Kept so that who reads the text again finds the places within.
    Encoded(Value),
    /// It is the base64 of this text, which is not known as a whole. Kept for what is known of it.
    Base64(Value),
}

impl Hop {
    /// A step after others.
    #[must_use]
    pub(crate) fn new(kind: HopKind, at: Location, before: Option<Arc<Self>>) -> Self {
        let length = before.as_ref().map_or(0, |it| it.length).saturating_add(1);
        Self { kind, at, before, length }
    }

    /// The path of the file whose content the value is, or a part of it.
    pub(super) fn file(&self) -> Option<&str> {
        match &self.kind {
            HopKind::File { path, .. } => Some(path),
            HopKind::Reference(_) | HopKind::Attribute(_) | HopKind::Encoded(_) | HopKind::Base64(_) => None,
        }
    }

    /// The attribute that the value was read as.
    pub(super) fn attribute(&self) -> Option<&Attribute> {
        match &self.kind {
            HopKind::Attribute(attribute) => Some(attribute),
            HopKind::Reference(_) | HopKind::File { .. } | HopKind::Encoded(_) | HopKind::Base64(_) => None,
        }
    }

    pub(super) fn encoded(&self) -> Option<&Value> {
        match &self.kind {
            HopKind::Encoded(value) => Some(value),
            HopKind::Reference(_) | HopKind::Attribute(_) | HopKind::File { .. } | HopKind::Base64(_) => None,
        }
    }

    pub(super) fn base64_of(&self) -> Option<&Value> {
        match &self.kind {
            HopKind::Base64(value) => Some(value),
            HopKind::Reference(_) | HopKind::Attribute(_) | HopKind::File { .. } | HopKind::Encoded(_) => {
                None
            }
        }
    }

    /// The value that is kept with the step.
    pub(super) fn kept(&self) -> Option<&Value> {
        self.encoded().or_else(|| self.base64_of())
    }
}
