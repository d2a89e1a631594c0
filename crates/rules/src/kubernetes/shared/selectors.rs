//! Names, namespaces and labels, and what selects pods by them.

use crate::prelude::*;
use tollgate_core::value::{Data, Value};

/// The resources of a type in the namespace of an object for which `holds`.
pub(in crate::kubernetes) fn beside<'j, 'e>(
    kind: &str,
    object: &'j Block<'j>,
    cx: &'j Cx<'j, 'e>,
    holds: impl Fn(&Block<'e>) -> Checked<bool> + 'j,
) -> Joined<'j, 'e> {
    let wanted = Wanted::value(namespace(object)).read_by(|it, _, _| vec![namespace(it)]);
    cx.joined(kind, "metadata", wanted, move |it| both(are_in_one_namespace(it, object), holds(it)))
}

/// The same, where `holds` demands a name.
pub(in crate::kubernetes) fn named<'j, 'e>(
    kind: &str,
    name: &'j Value,
    object: &'j Block<'j>,
    cx: &'j Cx<'j, 'e>,
) -> Joined<'j, 'e> {
    let wanted = Wanted::value(name.clone()).read_by(|it, _, _| vec![self::name(it)]);
    beside(kind, object, cx, move |it| value::equal(&self::name(it), name)).with("metadata", wanted)
}

/// The name of an object.
pub(in crate::kubernetes) fn name(object: &Block) -> Value {
    object.first("metadata").map_or_else(|| Value::null(object.header()), |it| it.reference("name"))
}

/// The namespace of an object: `default` where it names none.
pub(in crate::kubernetes) fn namespace(object: &Block) -> Value {
    let named = object.first("metadata").map(|it| it.value("namespace")).filter(|it| !it.is_null());
    named.unwrap_or_else(|| Value::string("default", object.header()))
}

/// Whether two objects are in one namespace.
pub(in crate::kubernetes) fn are_in_one_namespace(one: &Block, other: &Block) -> Checked<bool> {
    value::equal(&namespace(one), &namespace(other))
}

/// The labels of what is made from a template, or of a pod.
pub(in crate::kubernetes) fn labels(template: &Block) -> Value {
    template.first("metadata").map_or_else(|| Value::null(template.header()), |it| it.value("labels"))
}

/// Whether a selector names labels at all. One that does not selects every pod.
pub(in crate::kubernetes) fn is_narrow(selector: &Block) -> Checked<bool> {
    either(selector.is_set("match_labels"), selector.is_set("match_expressions"))
}

/// Whether a selector selects what has these labels.
pub(in crate::kubernetes) fn selects(selector: &Block, labels: &Value) -> Checked<bool> {
    let expressions = selector.each("match_expressions");
    let expressions = value::all(&expressions, |it| holds(it, labels));
    both(has_labels(selector, labels), expressions)
}

/// Whether labels are those of `match_labels`.
fn has_labels(selector: &Block, labels: &Value) -> Checked<bool> {
    let wanted = selector.value("match_labels");
    match wanted.data() {
        Data::Object(wanted) => value::all(wanted.iter(), |(key, value)| match label(labels, key)? {
            Some(label) => value::equal(&label, value),
            None => Ok(false),
        }),
        Data::Unknown(unknown) => Err(unknown.clone()),
        // Written as a block, which old versions of Terraform took for a map.
        _ => value::all(selector.each("match_labels"), |block| match labels.data() {
            Data::Object(labels) => value::all(labels.iter(), |(key, label)| {
                let wanted = block.value(key);
                if wanted.is_null() { Ok(true) } else { value::equal(label, &wanted) }
            }),
            _ => Ok(true),
        }),
    }
}

/// Whether a requirement of `match_expressions` holds for labels.
fn holds(expression: &Block, labels: &Value) -> Checked<bool> {
    let Some(key) = expression.string("key")? else { return Ok(true) };
    let label = label(labels, &key)?;
    let operator = expression.string("operator")?;
    let is_listed = |label: &Value| {
        let values = expression.value("values");
        let values = values.elements_or_self();
        value::any(values, |it| value::equal(it, label))
    };
    match operator.as_ref().map(|it| it.as_str()) {
        Some("In") => label.map_or(Ok(false), |it| is_listed(&it)),
        Some("NotIn") => label.map_or(Ok(true), |it| not(is_listed(&it))),
        Some("Exists") => Ok(label.is_some()),
        Some("DoesNotExist") => Ok(label.is_none()),
        _ => Ok(true),
    }
}

/// The label of a key.
fn label(labels: &Value, key: &str) -> Checked<Option<Value>> {
    match labels.data() {
        Data::Object(members) => Ok(members.get(key).cloned()),
        Data::Unknown(unknown) => Err(unknown.clone()),
        _ => Ok(None),
    }
}
