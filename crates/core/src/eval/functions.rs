//! Terraform's functions.

use super::{Evaluator, Scope, derived};
use crate::source::Location;
use crate::value::{Reason, Symbol, Value};
use ecow::{EcoString, eco_format};

/// The value of `name(arguments)`.
pub(super) fn call(_: &Evaluator, _: &Scope, name: &str, arguments: &[Value], at: Location) -> Value {
    let written = || {
        let arguments: Vec<_> = arguments.iter().map(|argument| eco_format!("{argument}")).collect();
        eco_format!("{name}({})", arguments.join(", "))
    };
    if arguments.iter().any(|argument| argument.first_unknown().is_some()) {
        return derived(arguments, at, false, written);
    }
    let symbol = Symbol::Expression(written());
    Value::unknown(Reason::Function(EcoString::from(name)), Some(symbol), at)
}
