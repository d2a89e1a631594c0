//! The values that an expression has: one for each root module that leads to it, each variable file, and each instance.

use super::{Place, configuration, holds, modules_of, tree_of};
use crate::config::Module;
use crate::cx::trace;
use crate::engine::{Limits, Start, starts};
use crate::eval::{Assumed, Evaluator, InstanceId, Repeated, Scope};
use crate::files::Files;
use crate::flaw::Related;
use crate::project::Project;
use crate::source::{Location, Source, SourceId, Span};
use crate::syntax::{Block, Expr, ExprKind};
use crate::value::Value;

/// How many root modules, variable files of one, and instances in one are looked at: people read a few.
const MOST: usize = 8;

/// An expression, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What it is, as an expression.
    pub text: String,
    /// What is looked at: the expression, or the name of what has the value.
    pub span: Span,
    /// Each value once.
    pub values: Vec<Valued>,
}

/// A value of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valued {
    /// The value as an expression; for an unknown one its identity, if it has one.
    pub value: String,
    /// Why it, or something in it, is not known, and the expression that is to blame.
    pub unknown: Option<(String, Location)>,
    /// Where it is written, and how it came here.
    pub trace: Vec<Related>,
    /// Where it is written, unless that is here.
    pub written_at: Option<Location>,
    /// Of which root modules, module instances, resource instances and variable files: in words. Empty where there is no
    /// other.
    pub of: Vec<String>,
}

/// The values of what stands at an offset of a file. `None` where nothing has a value there, or what stands there is
/// written out.
#[must_use]
pub fn values(
    project: &Project,
    file: SourceId,
    offset: u32,
    files: &dyn Files,
    limits: Limits,
) -> Option<Seen> {
    let tree = tree_of(project, file)?;
    let place = Place::at(&tree, offset);
    if let Some(number) = configuration::number_of(project, file) {
        return configuration::values(project, number, &place, offset, files, limits);
    }
    let subject = Subject::of(&place, offset)?;
    let mut values: Vec<Valued> = Vec::new();
    for module in modules_of(project, file) {
        let leads_here = |start: &Start<'_>| project.reached(start.module).any(|it| std::ptr::eq(it, module));
        for start in starts(project).into_iter().filter(leads_here).take(MOST) {
            let scenarios = project.modules[start.module].scenarios.iter().take(MOST);
            let has_none = scenarios.len() == 0;
            let scenarios = scenarios
                .map(|it| (Some(it.source), Assumed { file: Some(&it.inputs), ..Assumed::default() }));
            for (scenario, assumed) in std::iter::once((None, Assumed::default())).chain(scenarios) {
                let evaluator = Evaluator::new(project, start.module, files, limits)
                    .of_unit(start.unit)
                    .assuming(assumed);
                let looked = Look { evaluator: &evaluator, module, place: &place, subject };
                for (mut of, value) in looked.values() {
                    of.extend(match scenario {
                        Some(file) => Some(format!("with `{}`", project.sources.get(file).path.display())),
                        None => (!has_none).then(|| "by default".to_owned()),
                    });
                    if start.module != index_of(project, module) {
                        let root = project.modules[start.module].directory.display().to_string();
                        of.push(format!("from `{}`", if root.is_empty() { "." } else { &root }));
                    }
                    add(&mut values, Valued { of: vec![of.join(", ")], ..value });
                }
            }
        }
    }
    seen(project.sources.get(file), subject, values)
}

/// What there is to see, if there is a value. What a value is of goes without saying where it is the only one.
pub(super) fn seen(source: &Source, subject: Subject<'_>, mut values: Vec<Valued>) -> Option<Seen> {
    if let [only] = values.as_mut_slice() {
        only.of.clear();
    }
    values.iter_mut().for_each(|it| it.of.retain(|of| !of.is_empty()));
    (!values.is_empty()).then(|| Seen { text: subject.text(source), span: subject.span(), values })
}

fn index_of(project: &Project, module: &Module) -> usize {
    project.modules.iter().position(|it| std::ptr::eq(it, module)).unwrap_or(usize::MAX)
}

/// What has a value.
#[derive(Clone, Copy)]
pub(super) enum Subject<'t> {
    Expr(Span, Expr<'t>),
    /// A variable, by its declaration.
    Variable(Span, &'t str),
}

impl<'t> Subject<'t> {
    pub(super) fn of(place: &Place<'t>, offset: u32) -> Option<Self> {
        match (place.attribute, place.expr) {
            // The name of an attribute stands for its value.
            (Some(attribute), _) if holds(attribute.name_span(), offset) => {
                let expr = Some(attribute.expr()).filter(|it| !is_written_out(*it))?;
                Some(Self::Expr(attribute.name_span(), expr))
            }
            (_, Some(expr)) => Some(Self::Expr(expr.span(), expr)),
            (None, None) => {
                let block =
                    place.blocks.last().filter(|it| it.kind() == "variable" && place.blocks.len() == 1)?;
                holds(block.header(), offset).then_some(Self::Variable(block.header(), block.label(0)?))
            }
            _ => None,
        }
    }

    fn text(self, source: &Source) -> String {
        match self {
            Self::Expr(span, _) => source.slice(span).to_owned(),
            Self::Variable(_, name) => format!("var.{name}"),
        }
    }

    const fn span(self) -> Span {
        match self {
            Self::Expr(span, _) | Self::Variable(span, _) => span,
        }
    }
}

/// A look at a place in the instances of its module.
struct Look<'l, 'e> {
    evaluator: &'l Evaluator<'e>,
    module: &'l Module,
    place: &'l Place<'l>,
    subject: Subject<'l>,
}

impl Look<'_, '_> {
    /// The values, with what they are of.
    fn values(&self) -> Vec<(Vec<String>, Valued)> {
        let instances = self.evaluator.all_instances().into_iter();
        let instances = instances.filter(|&it| std::ptr::eq(self.evaluator.module(it), self.module));
        instances.take(MOST).flat_map(|instance| self.values_in(instance)).collect()
    }

    fn values_in(&self, instance: InstanceId) -> Vec<(Vec<String>, Valued)> {
        let module = self.evaluator.instance(instance).address.as_ref().map(|it| format!("`{it}`"));
        let of_module: Vec<_> = module.into_iter().collect();
        let expr = match self.subject {
            Subject::Variable(span, name) => {
                let at = Location { source: self.place.blocks[0].source(), span };
                return vec![(of_module, valued(&self.evaluator.variable(name, instance, at), span))];
            }
            Subject::Expr(_, expr) => expr,
        };
        if uses(expr, &self.place.bound) {
            return Vec::new();
        }
        let value = |it: Repeated| {
            let scope = Scope { instance, source: expr.source(), bindings: it.bindings };
            let key = format!("for `{}`", it.key);
            let of: Vec<_> = of_module.iter().cloned().chain([key]).collect();
            (of, valued(&self.evaluator.evaluate(expr, &scope), self.subject.span()))
        };
        let mut values: Vec<_> = self.repeated(instance).into_iter().take(MOST).map(value).collect();
        if values.windows(2).all(|pair| pair[0].1 == pair[1].1) {
            values.truncate(1);
            values.iter_mut().for_each(|(of, _)| of.clone_from(&of_module));
        }
        values
    }

    /// The instances of the block around the place.
    fn repeated(&self, instance: InstanceId) -> Vec<Repeated> {
        let single = || vec![Repeated::single(None)];
        let Some(top) = self.place.top() else { return single() };
        // What repeats the block is worked out before there is an instance.
        let repeats = |name: &str| matches!(name, "count" | "for_each");
        if self.place.blocks.len() == 1 && self.place.attribute.is_some_and(|it| repeats(it.name())) {
            return single();
        }
        self.expansion(top, instance).unwrap_or_else(single)
    }

    fn expansion(&self, top: Block<'_>, instance: InstanceId) -> Option<Vec<Repeated>> {
        if !matches!(top.kind(), "resource" | "data" | "module") {
            return None;
        }
        let instances = self.evaluator.expansion_of(instance, top).instances.clone();
        (!instances.is_empty()).then_some(instances)
    }
}

/// Whether an expression reads one of some names.
pub(super) fn uses(expr: Expr<'_>, names: &[&str]) -> bool {
    let mut found = false;
    expr.each(&mut |it| found |= super::reference(it).is_some_and(|(root, _)| names.contains(&root)));
    found
}

/// Whether a value stands there as it is.
fn is_written_out(expr: Expr<'_>) -> bool {
    matches!(expr.kind(), ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_))
}

pub(super) fn valued(value: &Value, here: Span) -> Valued {
    let unknown = value.first_unknown().map(|it| (it.reason.to_string(), it.at));
    let is_elsewhere =
        value.as_unknown().is_none() && !value.is_secret() && !holds(here, value.at.span.start);
    Valued {
        value: value.to_string(),
        unknown,
        trace: trace(value),
        written_at: is_elsewhere.then_some(value.at),
        of: Vec::new(),
    }
}

/// Adds a value, or says of what more it is.
pub(super) fn add(values: &mut Vec<Valued>, value: Valued) {
    let content = |it: &Valued| Valued { of: Vec::new(), ..it.clone() };
    let added = content(&value);
    match values.iter_mut().find(|it| content(it) == added) {
        Some(same) => same.of.extend(value.of),
        None => values.push(value),
    }
}
