//! One block, judged by expressions.

use super::at::{Alone, with_member};
use super::others::Objects;
use super::uses::Uses;
use super::{Compiled, Expressions};
use crate::block::Block;
use crate::block::object::{Absent, Wanted};
use crate::cx::Cx;
use crate::eval::{Bindings, Budget, Limits, Scope, as_bool, bind, is_page};
use crate::hash::{HashMap, HashSet};
use crate::source::{Location, Span};
use crate::value::{Checked, Data, Members, Reason, Unknown, Value};
use ecow::{EcoString, eco_format};
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

/// What the expressions of one rule may cost in one root module, beside what blocks add: the attributes that they read are
/// worked out for all rules, and are charged to the root module.
const ALLOWANCE: Limits = Limits { steps: 200_000, bytes: 64 << 20, instances: 0 };

/// What each block adds to that.
const STEPS_A_BLOCK: u64 = 2_000;

/// What each block adds to that.
const BYTES_A_BLOCK: u64 = 1 << 20;

/// What is known of the expressions of a root module.
#[derive(Default)]
struct State(RefCell<HashMap<*const Expressions, Rc<Run>>>);

/// One rule in one root module.
pub(super) struct Run {
    allowance: Budget,
    /// The places in the page that were said to be wrong.
    failed: RefCell<HashSet<Span>>,
    pub(super) objects: Objects,
}

/// Why there is no verdict.
enum Stop {
    /// A value that decides is not known.
    Unknown(Arc<Unknown>),
    /// The rule is wrong, which was said.
    Failed,
}

/// A block under judgement.
struct Subject<'s, 'c, 'e> {
    rule: &'static Expressions,
    run: Rc<Run>,
    block: &'s Block<'e>,
    cx: &'s Cx<'c, 'e>,
    /// What expressions read of the block, worked out once for all that read the same and however many parts of it are
    /// tried.
    read: RefCell<Vec<Rc<Read>>>,
}

/// What an expression reads of a block.
struct Read {
    uses: &'static Uses,
    absent: Absent,
    /// `self`. `None` where it does not read that.
    own: Option<Value>,
    /// The other names.
    others: Bindings,
    /// All names.
    all: Bindings,
}

impl Expressions {
    /// Checks one block.
    ///
    /// # Errors
    /// The unknown value that leaves it undecided.
    pub(crate) fn check<'e>(&'static self, block: &Block<'e>, cx: &mut Cx<'_, 'e>) -> Checked {
        let plainly = self.plainly_wrong(block);
        debug_assert!(plainly.is_none_or(|it| self.is_thoroughly(it, block, cx)), "{}", block.address);
        if plainly == Some(false) {
            return Ok(());
        }
        let state = cx.once(|_| State::default());
        let run = state.0.borrow_mut().entry(self).or_insert_with(|| Rc::new(Run::new())).clone();
        run.allowance.add(STEPS_A_BLOCK, BYTES_A_BLOCK);
        if run.allowance.check().is_err() {
            return Ok(());
        }
        let subject = Subject { rule: self, run, block, cx, read: RefCell::default() };
        let found = match subject.wrong(plainly.is_some()) {
            Ok(found) => found,
            Err(Stop::Failed) => return Ok(()),
            Err(Stop::Unknown(unknown)) => return Err(subject.blame(unknown)),
        };
        for Wrong { message, part } in found {
            let repair = cx.offers_fixes().then(|| self.repair(block, part.as_ref())).flatten();
            let flag = match (&self.at, part) {
                (_, Some(Alone { owner, name, element: Some(item), .. })) => {
                    cx.wrong_item(&owner, name, &item, message)
                }
                (_, Some(Alone { owner, name: "", .. })) => cx.flag(owner.header(), message),
                (_, Some(Alone { owner, name, .. })) => cx.wrong(&owner, name, message),
                (Some(at), None) if !at.is_for_each() => {
                    let (owner, name) = at.innermost(block);
                    cx.wrong(&owner, name, message)
                }
                _ => cx.flag(block.header(), message),
            };
            flag.repair(repair);
        }
        Ok(())
    }
}

impl Expressions {
    /// Whether something is wrong with a block, where a look at its attributes is enough to say it.
    fn plainly_wrong(&self, block: &Block<'_>) -> Option<bool> {
        match &self.when {
            Some(when) if !when.plainly_holds(block)? => Some(false),
            _ => self.require.plainly_holds(block).map(|holds| !holds),
        }
    }

    /// Whether the evaluator says the same of a block.
    fn is_thoroughly<'e>(&'static self, wrong: bool, block: &Block<'e>, cx: &Cx<'_, 'e>) -> bool {
        let run = Rc::new(Run::new());
        let subject = Subject { rule: self, run, block, cx, read: RefCell::default() };
        subject.is_wrong().is_ok_and(|it| it == wrong) || block.evaluator().budget.check().is_err()
    }
}

/// Something that is wrong with a block.
struct Wrong<'e> {
    message: String,
    /// The part of the block that is to blame by itself.
    part: Option<Alone<'e>>,
}

impl Run {
    fn new() -> Self {
        Self { allowance: Budget::new(ALLOWANCE), failed: RefCell::default(), objects: Objects::default() }
    }
}

impl<'e> Subject<'_, '_, 'e> {
    /// Whether something is wrong with the block.
    fn is_wrong(&self) -> Result<bool, Stop> {
        if let Some(when) = &self.rule.when
            && !self.holds(when, "when", None)?
        {
            return Ok(false);
        }
        self.holds(&self.rule.require, "require", None).map(|holds| !holds)
    }

    /// What is wrong with the block; whether that something is, is known already.
    fn wrong(&self, is_wrong: bool) -> Result<Vec<Wrong<'e>>, Stop> {
        if !is_wrong && !self.is_wrong()? {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for part in self.rule.at.iter().filter(|at| at.is_for_each()).flat_map(|at| at.each(self.block)) {
            // Of a part nobody need know whether it is to blame: the block is.
            match self.holds(&self.rule.require, "require", Some(&part)) {
                Ok(true) | Err(Stop::Unknown(_)) => {}
                Ok(false) => found.push(Wrong { message: self.message(Some(&part)), part: Some(part) }),
                Err(failed) => return Err(failed),
            }
        }
        if found.is_empty() {
            found.push(Wrong { message: self.message(None), part: None });
        }
        Ok(found)
    }

    /// Whether a condition holds. What is absent in a block is null, as in Terraform; where that is not what the expression
    /// takes, it is what the provider makes of it.
    fn holds(&self, condition: &'static Compiled, key: &str, part: Option<&Alone<'e>>) -> Result<bool, Stop> {
        let value = self.evaluate(condition, Absent::Null, part)?;
        let is_mistaken = |it: &Value| match it.data() {
            Data::Unknown(unknown) => is_mistake(unknown),
            _ => as_bool(it).is_none(),
        };
        let value =
            if is_mistaken(&value) { self.evaluate(condition, Absent::Provided, part)? } else { value };
        match (value.data(), as_bool(&value)) {
            (_, Some(holds)) => Ok(holds),
            // What is right of several, such as a look at the second of them, need not be so of one: it is not to blame.
            _ if part.is_some() => Ok(true),
            (Data::Unknown(unknown), _) if is_mistake(unknown) => {
                Err(self.fail(unknown.at, &unknown.reason.to_string()))
            }
            (Data::Unknown(unknown), _) => Err(Stop::Unknown(unknown.clone())),
            _ => {
                let at = self.place_of(condition);
                Err(self.fail(at, &format!("`{key}` is {}, must be true or false", value.type_name())))
            }
        }
    }

    /// What is wrong, in words; with a part of the block, or with all of it.
    fn message(&self, part: Option<&Alone<'e>>) -> String {
        let told = self.rule.message.as_ref().and_then(|message| {
            let value = self.evaluate(message, Absent::Null, part).ok()?;
            match value.data() {
                Data::Unknown(unknown) if is_mistake(unknown) => {
                    self.fail(unknown.at, &unknown.reason.to_string());
                    None
                }
                _ => Some(text(&value)),
            }
        });
        told.unwrap_or_else(|| match (&self.rule.at, part) {
            (_, Some(Alone { owner, name, element: Some(item), .. })) => {
                format!("`{}` holds `{item}`", owner.path_of(name))
            }
            (_, Some(Alone { owner, name, .. })) if !name.is_empty() => owner.actual(name),
            (Some(at), None) if !at.is_for_each() => {
                let (owner, name) = at.innermost(self.block);
                owner.actual(name)
            }
            _ => self.rule.title.to_owned(),
        })
    }

    /// The value of an expression for the block, or for it as if a part of it were alone.
    fn evaluate(
        &self,
        compiled: &'static Compiled,
        absent: Absent,
        part: Option<&Alone<'e>>,
    ) -> Result<Value, Stop> {
        let bindings = self.bindings(compiled, absent, part);
        let scope = Scope { instance: self.block.instance(), source: compiled.expr.source(), bindings };
        let (evaluator, allowance) = (self.block.evaluator(), &self.run.allowance);
        let value = evaluator.budget.charging(allowance, || evaluator.evaluate(compiled.expr, &scope));
        match allowance.check() {
            Ok(()) => Ok(value),
            Err(spent) => Err(self.fail(self.place_of(compiled), &spent.to_string())),
        }
    }

    fn bindings(&self, compiled: &'static Compiled, absent: Absent, part: Option<&Alone<'e>>) -> Bindings {
        let wanted = Wanted { names: &self.rule.names, all: self.rule.wholes, absent };
        let holds_all = |it: &&Rc<Read>| it.absent == absent && it.uses.cover(&compiled.uses);
        let known = self.read.borrow().iter().find(holds_all).cloned();
        let read = known.unwrap_or_else(|| {
            let read = Rc::new(self.read(compiled, wanted));
            self.read.borrow_mut().push(read.clone());
            read
        });
        let part = part.and_then(|it| it.member(self.block, wanted));
        match read.own.as_ref().zip(part) {
            Some((own, (name, value))) => bind("self", with_member(own, name, value), &read.others),
            None => read.all.clone(),
        }
    }

    /// What an expression reads.
    fn read(&self, compiled: &'static Compiled, wanted: Wanted<'_>) -> Read {
        let uses = &compiled.uses;
        let mut others = None;
        if uses.block {
            others = bind("block", self.names(), &others);
        }
        if !uses.others.is_empty() {
            others = bind("resources", self.others(compiled, wanted), &others);
        }
        let own = (!uses.own.is_empty() || uses.whole).then(|| {
            let member = |name, is_list| {
                let value = self.block.member(name, wanted);
                let is_absent = is_list && self.block.is_absent(name);
                let value = if is_absent { Value::list([], self.block.header()) } else { value };
                (EcoString::from(name), value)
            };
            let all = if uses.whole { self.block.written() } else { Vec::new() };
            let all = all.iter().map(|name| member(name.as_str(), false));
            self.object(all.chain(uses.own.iter().map(|own| member(own.name, own.is_list))).collect())
        });
        let all = own.clone().map_or_else(|| others.clone(), |own| bind("self", own, &others));
        Read { uses, absent: wanted.absent, own, others, all }
    }

    fn object(&self, members: Members) -> Value {
        Value::object(members, self.block.header())
    }

    /// The blocks of the types that an expression reads.
    fn others(&self, compiled: &Compiled, wanted: Wanted<'_>) -> Value {
        let (mut managed, mut data) = (Vec::new(), Vec::new());
        for others in &compiled.uses.others {
            let list = self.run.objects.list(*others, self.block, self.cx, wanted);
            match others.kind.strip_prefix("data.") {
                Some(kind) => data.push((EcoString::from(kind), list)),
                None => managed.push((EcoString::from(others.kind), list)),
            }
        }
        managed.push(("data".into(), self.object(data.into_iter().collect())));
        self.object(managed.into_iter().collect())
    }

    /// How the block is named.
    fn names(&self) -> Value {
        let address = &self.block.address;
        let text = |text: &str| Value::string(text, self.block.header());
        self.object(
            [
                ("address".into(), text(&eco_format!("{address}"))),
                ("name".into(), text(address.name())),
                ("type".into(), text(self.block.kind())),
            ]
            .into(),
        )
    }

    fn place_of(&self, compiled: &Compiled) -> Location {
        Location { source: compiled.expr.source(), span: compiled.expr.span() }
    }

    /// Says that the rule is wrong, once for each place in it.
    fn fail(&self, at: Location, why: &str) -> Stop {
        if self.run.failed.borrow_mut().insert(at.span) {
            let message = format!("{why} (for `{}`)", self.block.address);
            self.block.evaluator().note_of_rule(at, message);
        }
        Stop::Failed
    }

    /// The blame, with a place in the configuration.
    fn blame(&self, unknown: Arc<Unknown>) -> Arc<Unknown> {
        match is_page(unknown.at.source) {
            true => Arc::new(Unknown { at: self.block.header(), ..Unknown::clone(&unknown) }),
            false => unknown,
        }
    }
}

/// Whether a value is not known because an expression of a page is wrong.
fn is_mistake(unknown: &Unknown) -> bool {
    is_page(unknown.at.source) && matches!(unknown.reason, Reason::Invalid(_) | Reason::Limit(_))
}

/// A value as it stands in a message.
fn text(value: &Value) -> String {
    match value.as_str() {
        Some(text) if !value.is_secret() => text.to_owned(),
        None if !value.parts().is_empty() && !value.is_secret() => {
            let part = |part: &Value| part.as_str().map_or_else(|| part.to_string(), str::to_owned);
            value.parts().iter().map(part).collect()
        }
        _ => value.to_string(),
    }
}
