//! Labels as values: what a join finds those by that a selector selects.

use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::{Data, Reason, Symbol, Value};

/// Of each label that a selector demands: the label, or those of which it demands one. What it selects has all of these,
/// in the words of [`each_label`].
pub(in crate::kubernetes) fn demanded(selector: &Block) -> Vec<Vec<Value>> {
    let wanted = selector.value("match_labels");
    let labels = match wanted.data() {
        Data::Object(labels) => labels.iter().map(|(key, value)| vec![pair(key, value)]).collect(),
        _ => Vec::new(),
    };
    let listed = |expression: Block| {
        let key = expression.string("key").ok()??;
        let is_in = expression.string("operator").ok()?.is_some_and(|it| *it == "In");
        let values = expression.value("values");
        let values = values.elements_or_self();
        is_in.then(|| values.iter().map(|it| pair(&key, it)).collect())
    };
    let expressions = selector.each("match_expressions").into_iter().filter_map(listed);
    labels.into_iter().chain(expressions).collect()
}

/// Labels, each as one value that holds the key, too.
pub(in crate::kubernetes) fn each_label(labels: &Value) -> Vec<Value> {
    match labels.data() {
        Data::Object(labels) => labels.iter().map(|(key, value)| pair(key, value)).collect(),
        Data::Unknown(_) => vec![Value::unknown(Reason::Planned, None, labels.at)],
        _ => Vec::new(),
    }
}

/// In the place of a label, where none is demanded: no label is equal to it.
pub(in crate::kubernetes) fn none(place: Location) -> Value {
    Value::string("=", place)
}

/// A label as one value: two are equal as their keys and values are.
fn pair(key: &str, value: &Value) -> Value {
    let start = format!("{key}=");
    match value.data() {
        Data::String(text) => Value::string(start + text, value.at),
        Data::Unknown(unknown) => {
            let parts = match value.parts() {
                [] => std::slice::from_ref(value),
                parts => parts,
            };
            // Texts beside each other are one.
            let first = parts.first().and_then(Value::as_str);
            let rest = &parts[usize::from(first.is_some())..];
            let start = start + first.unwrap_or_default();
            let parts = std::iter::once(Value::string(start, value.at)).chain(rest.iter().cloned());
            Value::unknown(unknown.reason.clone(), Some(Symbol::Template(parts.collect())), value.at)
        }
        _ => Value::list([Value::string(start, value.at), value.clone()], value.at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tollgate_core::value::NOWHERE;

    #[test]
    fn labels_are_told_apart_only_where_their_values_are() {
        let unknown = |symbol| Value::unknown(Reason::Workspace, symbol, NOWHERE);
        let expression = |name: &str| unknown(Some(Symbol::Expression(name.into())));
        let text = |text: &str| Value::string(text, NOWHERE);
        let template = |start: &str| unknown(Some(Symbol::Template([text(start), expression("c")].into())));
        let values = [
            text("a"),
            text("b"),
            text(""),
            unknown(None),
            expression("a"),
            expression("b"),
            template("a-"),
            template("b-"),
        ];
        for (one, other) in values.iter().flat_map(|one| values.iter().map(move |other| (one, other))) {
            let (as_labels, as_values) =
                (value::equal(&pair("app", one), &pair("app", other)), value::equal(one, other));
            assert_eq!(as_labels.ok(), as_values.ok(), "{one} and {other}");
        }
        let equal = |one: &Value, other: &Value| value::equal(one, other).ok();
        assert_eq!(equal(&pair("app", &values[0]), &pair("tier", &values[0])), Some(false));
        assert_eq!(
            equal(&pair("app", &Value::null(NOWHERE)), &pair("app", &Value::null(NOWHERE))),
            Some(true)
        );
        assert_eq!(equal(&pair("app", &values[0]), &none(NOWHERE)), Some(false));
    }
}
