//! `templatefile` and `templatestring`.
//!
//! A template sees the variables that it is given and nothing else, and calls no other template.

use super::{Call, MAX_ELEMENTS as MAX_VALUES, Outcome, Stop, file, refuse};
use crate::eval::{Evaluator, Scope, bind};
use crate::hash::HashMap;
use crate::source::{Location, SourceId};
use crate::syntax::{Expr, ExprKind, Tree};
use crate::value::{Data, Hop, HopKind, Members, Symbol, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::sync::Arc;

/// A template that was parsed.
pub(super) struct Template {
    tree: Tree,
    /// The names of variables that it uses, in order.
    uses: Vec<EcoString>,
    /// Whether it calls another template.
    nested: bool,
}

/// The numbers of templates as sources count down from here; files count up from zero.
const LAST_SOURCE: u32 = u32::MAX - 1;

/// The text at a place in a template; `None` where the place is in no template.
pub(in crate::eval) fn text_at<'e>(evaluator: &'e Evaluator, at: Location) -> Option<&'e str> {
    let number = usize::try_from(LAST_SOURCE.checked_sub(at.source.0)?).ok()?;
    evaluator.memory.templates.get(number)?.tree.text().get(at.span.range())
}

pub(super) fn template_file(call: &Call) -> Outcome {
    let text = file::text(call, 0)?;
    let has_directives = text.contains("%{");
    let lines = text.lines().count();
    let value = render(call, text)?;
    // Without directives each line stays one, unless a value that is put in has several.
    let has_its_lines = !has_directives && value.as_str().is_some_and(|text| text.lines().count() == lines);
    Ok(file::read(call, value, has_its_lines))
}

pub(super) fn template_string(call: &Call) -> Outcome {
    render(call, call.text(0)?)
}

fn render(call: &Call, text: EcoString) -> Outcome {
    let variables = call.members(1)?;
    if let Some(name) = variables.keys().find(|name| !is_name(name)) {
        return refuse(eco_format!("{name:?} cannot be the name of a variable"));
    }
    let number = match parsed(call, text) {
        Ok(number) => number,
        Err(message) => return refuse(message),
    };
    let template = &call.evaluator.memory.templates[number];
    if template.nested {
        return refuse("a template cannot call another template");
    }
    if let Some(name) = template.uses.iter().find(|name| !variables.contains_key(name)) {
        return refuse(eco_format!("the template uses the variable `{name}`, which it is not given"));
    }
    let value = evaluate(call, number, template, variables)?;
    if value.is_null() { refuse("the template results in null") } else { Ok(value) }
}

fn evaluate(call: &Call, number: usize, template: &Template, variables: &Members) -> Outcome {
    let bindings =
        variables.iter().fold(None, |outer, (name, value)| bind(name.clone(), value.clone(), &outer));
    let source = SourceId(LAST_SOURCE - u32::try_from(number).unwrap_or(0));
    let scope = Scope { instance: call.scope.instance, source, bindings };
    let value = match template.tree.expr() {
        Some(expr) => call.evaluator.evaluate(expr, &scope),
        None => Value::null(call.at),
    };
    let value = Relocation::new(source, call.at).value(&value);
    value.ok_or_else(|| Stop::Limit(eco_format!("the result has more than {MAX_VALUES} values")))
}

/// The number of the template of a text, parsed once.
fn parsed(call: &Call, text: EcoString) -> Result<usize, EcoString> {
    let memory = &call.evaluator.memory;
    if let Some(known) = memory.by_text.get(&text) {
        return known.clone();
    }
    let number = memory.templates.len();
    let source = SourceId(LAST_SOURCE.saturating_sub(u32::try_from(number).unwrap_or(u32::MAX)));
    let parsed = match tollgate_syntax::parse_template(source, text.as_str().into()) {
        Ok(tree) => {
            let mut names = Names::default();
            tree.expr().into_iter().for_each(|expr| names.expr(expr));
            let Names { uses, nested, .. } = names;
            memory.templates.push(Box::new(Template { tree, uses, nested }));
            Ok(number)
        }
        Err(error) => Err(eco_format!("the template is wrong: {}", error.message)),
    };
    memory.by_text.insert(text, Box::new(parsed)).clone()
}

fn is_name(name: &str) -> bool {
    let first = name.chars().next().is_some_and(|it| it.is_alphabetic() || it == '_');
    first && name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-'))
}

/// Sets right the places of a value that lie in a template: it is not a file of the project, so nothing may point there.
/// What values share they share afterwards too.
struct Relocation {
    template: SourceId,
    at: Location,
    /// How many values and steps are looked at yet.
    left: usize,
    /// Collections that were looked at, by their addresses.
    collections: HashMap<*const (), Data>,
    /// Steps that were looked at, by their addresses.
    hops: HashMap<*const Hop, Arc<Hop>>,
}

impl Relocation {
    fn new(template: SourceId, at: Location) -> Self {
        Self { template, at, left: MAX_VALUES, collections: HashMap::default(), hops: HashMap::default() }
    }

    /// The value with the call's place for those in the template. `None` where it is too large to look at all of it.
    fn value(&mut self, value: &Value) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let data = match value.data() {
            Data::List(items) => {
                self.once(Arc::as_ptr(items).cast(), |this| Some(Data::List(this.all(items)?)))?
            }
            Data::Set(items) => {
                self.once(Arc::as_ptr(items).cast(), |this| Some(Data::Set(this.all(items)?)))?
            }
            Data::Object(members) => self.once(members.address(), |this| {
                let member = |(key, member): (&EcoString, &Value)| Some((key.clone(), this.value(member)?));
                Some(Data::Object(members.iter().map(member).collect::<Option<_>>()?))
            })?,
            Data::Unknown(unknown) => self.once(Arc::as_ptr(unknown).cast(), |this| {
                let symbol = match &unknown.symbol {
                    Some(Symbol::Template(parts)) => Some(Symbol::Template(this.all(parts)?)),
                    other => other.clone(),
                };
                let at = this.place(unknown.at);
                Some(Data::Unknown(Arc::new(Unknown { at, symbol, ..Unknown::clone(unknown) })))
            })?,
            Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => value.data().clone(),
        };
        let via = match value.via() {
            Some(via) => Some(self.hop(via)?),
            None => None,
        };
        Some(value.clone().with_place(self.place(value.at)).with(data).with_way(via))
    }

    fn all(&mut self, values: &[Value]) -> Option<Arc<[Value]>> {
        values.iter().map(|value| self.value(value)).collect()
    }

    /// What is worked out for an address, the first time.
    fn once(&mut self, address: *const (), work_out: impl FnOnce(&mut Self) -> Option<Data>) -> Option<Data> {
        if let Some(known) = self.collections.get(&address) {
            return Some(known.clone());
        }
        let data = work_out(self)?;
        self.collections.insert(address, data.clone());
        Some(data)
    }

    fn hop(&mut self, hop: &Arc<Hop>) -> Option<Arc<Hop>> {
        if let Some(known) = self.hops.get(&Arc::as_ptr(hop)) {
            return Some(known.clone());
        }
        self.left = self.left.checked_sub(1)?;
        let before = match &hop.before {
            Some(before) => Some(self.hop(before)?),
            None => None,
        };
        let kind = match &hop.kind {
            HopKind::Encoded(value) => HopKind::Encoded(self.value(value)?),
            HopKind::Base64(value) => HopKind::Base64(self.value(value)?),
            kind @ (HopKind::Reference(_) | HopKind::Attribute(_) | HopKind::File { .. }) => kind.clone(),
        };
        let placed = Arc::new(Hop::new(kind, self.place(hop.at), before));
        self.hops.insert(Arc::as_ptr(hop), placed.clone());
        Some(placed)
    }

    fn place(&self, at: Location) -> Location {
        if at.source == self.template { self.at } else { at }
    }
}

/// Finds the names that a template uses from outside.
#[derive(Default)]
struct Names {
    uses: Vec<EcoString>,
    nested: bool,
    /// Names that `for` binds around the place.
    bound: Vec<EcoString>,
}

impl Names {
    fn name(&mut self, name: &str) {
        if !self.bound.iter().any(|it| it == name) && !self.uses.iter().any(|it| it == name) {
            self.uses.push(name.into());
        }
    }

    fn expr(&mut self, expr: Expr<'_>) {
        match expr.kind() {
            ExprKind::Reference(name, _) => self.name(name),
            ExprKind::Call(call) => {
                self.nested |= matches!(call.name, "templatefile" | "core::templatefile" | "templatestring");
            }
            _ => {}
        }
        expr.scoped_children(&mut |child, bound| {
            let outside = self.bound.len();
            self.bound.extend(bound.iter().copied().map(EcoString::from));
            self.expr(child);
            self.bound.truncate(outside);
        });
    }
}
