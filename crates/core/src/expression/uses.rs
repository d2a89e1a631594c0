//! What an expression of a rule reads, found once: only that is worked out for each block.

use crate::eval::wrong_call;
use crate::source::Span;
use crate::syntax::{BinaryOperator, Call, Expr, ExprKind, For, Step, Steps};
use ecow::{EcoString, eco_format};

/// Something that is wrong with an expression, wherever it is evaluated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The place in the page.
    pub span: Span,
    /// What is wrong, without a full stop.
    pub message: EcoString,
}

/// What an expression reads.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// The attributes and nested blocks of `self`.
    pub(super) own: Vec<Own>,
    /// Whether it reads `self` as a whole.
    pub(super) whole: bool,
    /// Whether it reads `block`.
    pub(super) block: bool,
    /// The types of `resources`.
    pub(super) others: Vec<Others>,
    /// Every name that it reads of anything: what nested blocks and other blocks are read for.
    pub(super) names: Vec<&'static str>,
    /// Whether it reads something else as a whole.
    pub(super) wholes: bool,
}

/// An attribute or the nested blocks of `self`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Own {
    pub(super) name: &'static str,
    /// Whether it is read as a list: then it is an empty one where it is absent.
    pub(super) is_list: bool,
}

/// The blocks of a type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Others {
    /// The type, as targets have it.
    pub(super) kind: &'static str,
    /// What those have in common with `self` that are looked at, wherever it reads them; the others change nothing.
    pub(super) join: Option<Join>,
}

/// An attribute of theirs equals one of `self`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Join {
    pub(super) their: &'static str,
    pub(super) own: &'static str,
}

/// The names that a rule may read.
const ROOTS: [&str; 3] = ["self", "resources", "block"];

impl Uses {
    /// What an expression reads.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn of(expr: Expr<'static>) -> Result<Self, Vec<Mistake>> {
        let mut reader = Reader::default();
        reader.expr(expr);
        if !reader.mistakes.is_empty() {
            return Err(reader.mistakes);
        }
        let mut uses = reader.uses;
        uses.names.sort_unstable();
        uses.names.dedup();
        Ok(uses)
    }

    /// Whether what is read for these is all that others read, as they read it.
    pub(super) fn cover(&self, others: &Self) -> bool {
        let covers = |other: &Own| self.own.contains(other);
        let is_one = std::ptr::eq(self, others);
        let are_alike = self.whole == others.whole
            && self.block == others.block
            && self.others.is_empty()
            && others.others.is_empty()
            && self.own.is_empty() == others.own.is_empty();
        is_one || are_alike && others.own.iter().all(covers)
    }

    /// Whether an attribute of `self` is read as a list.
    pub(super) fn reads_as_list(&self, name: &str) -> bool {
        self.own.iter().any(|own| own.name == name && own.is_list)
    }

    fn own(&mut self, name: &'static str, is_list: bool) {
        match self.own.iter_mut().find(|it| it.name == name) {
            Some(known) => known.is_list |= is_list,
            None => self.own.push(Own { name, is_list }),
        }
    }

    /// Where the same type is read in two ways, all of its blocks are.
    fn others(&mut self, kind: &'static str, join: Option<Join>) {
        match self.others.iter_mut().find(|it| it.kind == kind) {
            Some(known) if known.join == join => {}
            Some(known) => known.join = None,
            None => self.others.push(Others { kind, join }),
        }
    }
}

#[derive(Default)]
struct Reader {
    uses: Uses,
    mistakes: Vec<Mistake>,
    /// Names that are bound around the place.
    bound: Vec<&'static str>,
}

impl Reader {
    fn expr(&mut self, expr: Expr<'static>) {
        match expr.kind() {
            ExprKind::Reference(root, steps) => self.reference(root, steps, expr.span()),
            ExprKind::Traversal(root, steps) => {
                self.expr(root);
                self.steps(steps);
            }
            ExprKind::Call(call) => self.call(call, expr.span()),
            ExprKind::For(it) => self.for_expr(it, false),
            _ => expr.scoped_children(&mut |child, bound| self.within(bound, |reader| reader.expr(child))),
        }
    }

    fn reference(&mut self, root: &'static str, steps: Steps<'static>, span: Span) {
        let first = steps.get(0).and_then(name_of);
        if self.bound.contains(&root) {
            self.uses.wholes |= first.is_none();
        } else {
            match (root, first) {
                ("self", Some(name)) => {
                    let is_list = matches!(steps.get(1), Some(Step::FullSplat | Step::AttributeSplat));
                    self.uses.own(name, is_list);
                }
                ("self", None) => self.uses.whole = true,
                ("block", _) => self.uses.block = true,
                ("resources", _) => match type_of(root, steps) {
                    Some((kind, _)) => self.uses.others(kind, None),
                    None => self
                        .wrong(span, "`resources` needs a type after it, such as `resources.aws_s3_bucket`"),
                },
                _ => {
                    let known: Vec<_> = ROOTS.iter().map(|root| format!("`{root}`")).collect();
                    let message =
                        eco_format!("there is no `{root}` in a rule; it reads {}", known.join(", "));
                    self.wrong(span, message);
                }
            }
        }
        self.steps(steps);
    }

    fn steps(&mut self, steps: Steps<'static>) {
        for step in steps.iter() {
            self.uses.names.extend(name_of(step));
            if let Step::Index(key) | Step::LegacyIndex(key) = step {
                self.expr(key);
            }
        }
    }

    fn call(&mut self, call: Call<'static>, span: Span) {
        let given = (!call.is_expanded).then_some(call.arguments.len());
        if let Some(message) = wrong_call(call.name, given) {
            self.wrong(span, message);
        }
        for argument in call.arguments.iter() {
            match argument.kind() {
                ExprKind::For(it) if call.name == "anytrue" => self.for_expr(it, true),
                ExprKind::Reference("self", steps) if call.name == "length" && steps.len() == 1 => {
                    self.listed(steps);
                    self.expr(argument);
                }
                _ => self.expr(argument),
            }
        }
    }

    /// A `for`; whether all that matters of it is that some element is true.
    fn for_expr(&mut self, it: For<'static>, any: bool) {
        let join = || {
            let of = |expr| join_of(expr, it.value_name());
            it.condition().and_then(of).or_else(|| any.then(|| of(it.value())).flatten())
        };
        match it.collection().kind() {
            ExprKind::Reference("resources", steps) if !self.bound.contains(&"resources") => {
                match type_of("resources", steps) {
                    Some((kind, rest)) if rest.is_empty() && it.key().is_none() => {
                        let join = join().filter(|_| !self.bound.contains(&"self"));
                        self.uses.others(kind, join);
                        self.steps(steps);
                    }
                    _ => self.expr(it.collection()),
                }
            }
            ExprKind::Reference("self", steps) => {
                self.listed(steps);
                self.expr(it.collection());
            }
            _ => self.expr(it.collection()),
        }
        let bound: Vec<_> = it.key_name().into_iter().chain([it.value_name()]).collect();
        self.within(&bound, |reader| it.inner().for_each(|expr| reader.expr(expr)));
    }

    /// An attribute of `self` that is read as a list.
    fn listed(&mut self, steps: Steps<'static>) {
        if let (Some(name), 1) = (steps.get(0).and_then(name_of), steps.len())
            && !self.bound.contains(&"self")
        {
            self.uses.own(name, true);
        }
    }

    /// Looks at what stands where names are bound.
    fn within(&mut self, bound: &[&'static str], look: impl FnOnce(&mut Self)) {
        let outside = self.bound.len();
        self.bound.extend(bound);
        look(self);
        self.bound.truncate(outside);
    }

    fn wrong(&mut self, span: Span, message: impl Into<EcoString>) {
        self.mistakes.push(Mistake { span, message: message.into() });
    }
}

/// The name that a step leads to.
fn name_of(step: Step<'static>) -> Option<&'static str> {
    match step {
        Step::Attribute(name) => Some(name),
        Step::Index(key) => match key.kind() {
            ExprKind::String(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// The type that follows `resources`, as targets have it, and the steps after it.
fn type_of(root: &str, steps: Steps<'static>) -> Option<(&'static str, Steps<'static>)> {
    if root != "resources" {
        return None;
    }
    let first = steps.get(0).and_then(name_of)?;
    if first != "data" {
        return Some((first, steps.skip(1)));
    }
    let kind = steps.get(1).and_then(name_of)?;
    // One text for each type that the page names.
    Some((&*Box::leak(format!("data.{kind}").into_boxed_str()), steps.skip(2)))
}

/// The join that must hold for a condition to hold: `their.attribute == self.attribute`, alone or beside others.
fn join_of(expr: Expr<'static>, their: &str) -> Option<Join> {
    match expr.kind() {
        ExprKind::Parenthesis(inner) => join_of(inner, their),
        ExprKind::Binary(BinaryOperator::And, [left, right]) => {
            join_of(left, their).or_else(|| join_of(right, their))
        }
        ExprKind::Binary(BinaryOperator::Equal, [left, right]) => {
            let join = |a, b| Some(Join { their: member_of(a, their)?, own: member_of(b, "self")? });
            join(left, right).or_else(|| join(right, left))
        }
        _ => None,
    }
}

/// The attribute in `root.attribute`.
fn member_of(expr: Expr<'static>, root: &str) -> Option<&'static str> {
    match expr.kind() {
        ExprKind::Reference(own, steps) if own == root && steps.len() == 1 => steps.get(0).and_then(name_of),
        _ => None,
    }
}
