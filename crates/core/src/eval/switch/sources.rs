//! Where a value comes from: the variable of the root module behind references, or all that an expression depends on.

use super::Search;
use crate::config::Mode;
use crate::eval::expand::Repetition;
use crate::eval::{InstanceId, Scope};
use crate::hash::HashSet;
use crate::syntax::{Body, Expr, ExprKind, Step, Steps};
use ecow::{EcoString, eco_format};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What stands behind a reference.
pub(super) enum Source<'s> {
    /// A variable of the root module that has its default: its name, and the way to what is meant: `var.settings.waf`.
    Variable(EcoString, EcoString),
    /// An expression, and where it is evaluated.
    Expression(Expr<'s>, Scope),
}

impl<'s> Search<'s, '_> {
    /// The root variable that an expression reads, and the way to what it reads of it.
    pub(super) fn variable(&self, expr: Expr<'s>, scope: &Scope) -> Option<(EcoString, EcoString)> {
        match self.follow(expr, scope, None)? {
            Source::Variable(name, path) => Some((name, path)),
            Source::Expression(..) => None,
        }
    }

    /// What stands behind a reference.
    pub(super) fn source(&self, reference: Expr<'s>, scope: &Scope) -> Option<Source<'s>> {
        self.follow(reference, scope, None)
    }

    /// What some steps lead to from an expression.
    fn follow(&self, expr: Expr<'s>, scope: &Scope, steps: Option<Steps<'s>>) -> Option<Source<'s>> {
        if !self.look() {
            return None;
        }
        let found = match (expr.kind(), steps.and_then(|steps| steps.get(0))) {
            (ExprKind::Parenthesis(inner), _) => return self.follow(inner, scope, steps),
            (ExprKind::Reference(name, own), _) => self.behind(name, own, scope)?,
            (ExprKind::Object(members), Some(Step::Attribute(name))) => {
                let is_it = |key: Expr<'_>| matches!(key.kind(), ExprKind::String(key) if key == name);
                let (_, member) = members.iter().find(|(key, _)| is_it(*key))?;
                return self.follow(member, scope, steps.map(|steps| steps.skip(1)));
            }
            (_, None) => return Some(Source::Expression(expr, scope.clone())),
            _ => return None,
        };
        match (found, steps.filter(|it| !it.is_empty())) {
            (found, None) => Some(found),
            (Source::Variable(name, path), Some(steps)) => {
                Some(Source::Variable(name, with_steps(path, steps)?))
            }
            (Source::Expression(expr, scope), steps) => self.follow(expr, &scope, steps),
        }
    }

    /// What a name and the steps after it stand for.
    fn behind(&self, root: &str, steps: Steps<'s>, scope: &Scope) -> Option<Source<'s>> {
        let Step::Attribute(name) = steps.get(0)? else { return None };
        if scope.bound(root).is_some() {
            return None;
        }
        let rest = steps.skip(1);
        if root == "var" && self.evaluator.instance(scope.instance).caller.is_none() {
            let path = with_steps(eco_format!("var.{name}"), rest)?;
            return self.evaluator.has_default(name).then(|| Source::Variable(name.into(), path));
        }
        let (expr, scope, used, _) = self.defined(root, steps, scope)?;
        self.follow(expr, &scope, Some(steps.skip(used)))
    }

    /// The expression that defines what a name and the first steps after it stand for, where it is evaluated, how many
    /// steps that takes, and the block around it, if that may be repeated.
    fn defined(
        &self,
        root: &str,
        steps: Steps<'s>,
        scope: &Scope,
    ) -> Option<(Expr<'s>, Scope, usize, Option<Body<'s>>)> {
        let evaluator = self.evaluator;
        let Step::Attribute(name) = steps.get(0)? else { return None };
        let within = |instance: InstanceId, source| Scope { instance, source, bindings: None };
        match root {
            "var" => {
                let caller = evaluator.instance(scope.instance).caller.as_ref()?;
                let call = evaluator.module(caller.instance).calls.get(&caller.name)?.block().body();
                let argument = call.attribute(name)?;
                let mut scope = within(caller.instance, argument.source());
                scope.bindings.clone_from(&caller.bindings);
                Some((argument.expr(), scope, 1, Some(call)))
            }
            "local" => {
                let local = evaluator.module(scope.instance).locals.get(name)?.attribute();
                Some((local.expr(), within(scope.instance, local.source()), 1, None))
            }
            "module" => {
                let indexed =
                    usize::from(matches!(steps.get(1), Some(Step::Index(_) | Step::LegacyIndex(_))));
                let Some(Step::Attribute(output)) = steps.get(1 + indexed) else { return None };
                let children = evaluator.children(scope.instance, name);
                let &child = children.instances.as_ref()?.first()?;
                let value = evaluator.module(child).outputs.get(output)?.block().body().attribute("value")?;
                Some((value.expr(), within(child, value.source()), 2 + indexed, None))
            }
            _ => None,
        }
    }

    /// All root variables with their defaults that an expression depends on, `around` which a block may be repeated.
    /// Remembered for all blocks, unless no more expressions may be looked at for this one.
    pub(super) fn dependences(
        &self,
        expr: Expr<'s>,
        scope: &Scope,
        around: Option<Body<'s>>,
    ) -> Rc<BTreeSet<EcoString>> {
        let known = &self.evaluator.switches.dependences;
        let key = (expr.source(), expr.span(), scope.instance);
        if let Some(found) = known.borrow().get(&key) {
            return found.clone();
        }
        if !self.look() {
            return Rc::default();
        }
        // What depends on itself depends on nothing more for that.
        known.borrow_mut().insert(key, Rc::default());
        let mut references = Vec::new();
        expr.each(&mut |it| {
            if let ExprKind::Reference(root, steps) = it.kind() {
                references.push((root, steps));
            }
        });
        let mut found = BTreeSet::new();
        // What is referred to often is looked at once.
        let mut seen = HashSet::default();
        let mut is_new =
            |expr: Expr<'_>, scope: &Scope| seen.insert((expr.source(), expr.span(), scope.instance));
        for (root, steps) in references {
            let Some(Step::Attribute(name)) = steps.get(0) else { continue };
            let is_root = self.evaluator.instance(scope.instance).caller.is_none();
            if root == "var" && is_root {
                if self.evaluator.has_default(name) {
                    found.insert(name.into());
                }
            } else if let Some((expr, scope, _, around)) = self.defined(root, steps, scope) {
                if is_new(expr, &scope) {
                    found.extend(self.dependences(expr, &scope, around).iter().cloned());
                }
            } else if let Some(body) = self.repeated_by(root, name, steps, scope, around)
                && let Some(repetition) = Repetition::of(body).map(Repetition::attribute)
            {
                let scope = Scope { source: repetition.source(), bindings: None, ..*scope };
                if is_new(repetition.expr(), &scope) {
                    found.extend(self.dependences(repetition.expr(), &scope, None).iter().cloned());
                }
            }
        }
        let found = Rc::new(found);
        match self.left.get() {
            0 => known.borrow_mut().remove(&key),
            _ => known.borrow_mut().insert(key, found.clone()),
        };
        found
    }

    /// The block whose repetition a reference depends on: the one around it for `each` and `count`, else the resource that
    /// it names.
    fn repeated_by(
        &self,
        root: &str,
        name: &str,
        steps: Steps<'s>,
        scope: &Scope,
        around: Option<Body<'s>>,
    ) -> Option<Body<'s>> {
        let module = self.evaluator.module(scope.instance);
        let resource = match (root, steps.get(1)) {
            ("each" | "count", _) => return around,
            ("data", Some(Step::Attribute(label))) => module.resource(Mode::Data, name, label),
            _ => module.resource(Mode::Managed, root, name),
        };
        resource.map(|(_, it)| it.block.block().body())
    }
}

/// A path with more steps, where those are written as they are meant.
fn with_steps(path: EcoString, steps: Steps<'_>) -> Option<EcoString> {
    steps.iter().try_fold(path, |path, step| match step {
        Step::Attribute(name) => Some(eco_format!("{path}.{name}")),
        Step::Index(key) | Step::LegacyIndex(key) => match key.kind() {
            ExprKind::String(name) => Some(eco_format!("{path}[\"{name}\"]")),
            ExprKind::Number(number) => Some(eco_format!("{path}[{number}]")),
            _ => None,
        },
        Step::AttributeSplat | Step::FullSplat => None,
    })
}
