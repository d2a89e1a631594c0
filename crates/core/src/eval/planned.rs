//! What a plan that stands beside the configuration tells of its values.

use super::Evaluator;
use crate::address::Address;
use crate::planned::Planned;
use crate::source::Location;
use crate::value::{Reason, Value};

impl<'p> Evaluator<'p> {
    /// The plan of the root module, where one stands beside it.
    pub(super) fn planned(&self) -> Option<&'p Planned> {
        let planned = self.project.planned.as_ref()?;
        (self.unit.is_none() && planned.is_of(&self.module(0).real_directory)).then_some(planned)
    }

    /// What the provider makes of an attribute of a resource that is not configured, as far as a plan knows it.
    pub(crate) fn provided(&self, resource: &Address, name: &str, at: Location) -> Option<Value> {
        self.planned()?.attribute(resource, name, at)
    }

    /// The configured value of an attribute of a resource, or where that is not known, what a plan says of it.
    pub(super) fn or_planned(
        &self,
        value: Value,
        resource: Option<&Address>,
        name: &str,
        at: Location,
    ) -> Value {
        let resource = resource.filter(|_| may_be_planned(&value));
        resource.and_then(|it| self.provided(it, name, at)).unwrap_or(value)
    }
}

/// Whether a plan may know better: of a reference to another object, what it refers to says more than a text.
fn may_be_planned(value: &Value) -> bool {
    let is_reference =
        |reason: &Reason| matches!(reason, Reason::Computed(attribute) if attribute.is_identity());
    value.as_unknown().is_some_and(|unknown| !is_reference(&unknown.reason))
}
