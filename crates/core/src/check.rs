//! How rules check: as data for the common case, as a function for the rest.

mod demand;

use crate::block::Block;
use crate::cx::Cx;
use crate::expression::Expressions;
use crate::value::{self, Checked};
use demand::Demand;

/// The check of a rule.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// One attribute must (not) have a value: data, interpreted by the engine.
    Attribute(Attribute),
    /// Several attributes must: each is checked, whatever is wrong with the others.
    Attributes(&'static [Attribute]),
    /// A condition that every block of the targets must meet. Where one does not, the message is reported at its header.
    Holds(Question, &'static str),
    /// A function that looks at one block of the targets.
    Block(fn(&Block, &mut Cx) -> Checked),
    /// Expressions of Terraform's language: how users write rules.
    Expressions(&'static Expressions),
    /// A policy over the JSON of a plan, in another language than Terraform's: whoever scans evaluates it, and gives the engine
    /// what it [finds](crate::engine::Options::found).
    Policy,
    /// The engine itself finds it: syntax errors, unused suppressions.
    Engine,
}

impl Check {
    /// Whether it is of a rule that users write.
    #[must_use]
    pub const fn is_of_users(&self) -> bool {
        matches!(self, Self::Expressions(_) | Self::Policy)
    }
}

/// A demand on one attribute.
///
/// Built by [`attribute`] and a chain: `attribute("xray_tracing_enabled").is_true()`. Absent or null is wrong too,
/// unless [`absent_is_ok`](Attribute::absent_is_ok) says that the provider's default is right. Also of use within a
/// function, for rules that demand several things: [`check`](Attribute::check).
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    path: &'static str,
    other_names: &'static [&'static str],
    kinds: &'static [&'static str],
    within: Option<Owners>,
    demand: Demand,
    absence: Absence,
    guard: Option<Guard>,
    subject: Option<Guard>,
    exemption: Option<Question>,
    declined: Option<Question>,
    fix: Option<Fix>,
    since: Option<(&'static str, u64)>,
    fixable: Option<Guard>,
    /// What a message adds to the demand.
    addition: Option<&'static str>,
    /// What the provider takes where it is not set, as an expression.
    default: Option<&'static str>,
}

/// A condition on a block.
type Guard = fn(&Block) -> Checked<bool>;

/// A condition on a block and what belongs to it in the configuration.
type Question = fn(&Block, &Cx) -> Checked<bool>;

/// The blocks nested in a target that have the attribute.
type Owners = for<'e> fn(&Block<'e>) -> Vec<Block<'e>>;

/// Where absence is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Absence {
    Nowhere,
    OfTheBlock,
    Anywhere,
}

/// How the finding is fixed.
#[derive(Debug, Clone, Copy)]
enum Fix {
    Set(&'static str),
    SetEntry(&'static str),
    SetAll(&'static [(&'static str, &'static str)]),
    AddBlock(&'static [&'static str]),
    Remove,
}

/// The attribute at a path from the block: `settings.metrics_enabled` looks into every `settings` block.
#[must_use]
pub const fn attribute(path: &'static str) -> Attribute {
    Attribute {
        path,
        other_names: &[],
        kinds: &[],
        within: None,
        demand: Demand::Present,
        absence: Absence::Nowhere,
        guard: None,
        subject: None,
        exemption: None,
        declined: None,
        fix: None,
        since: None,
        fixable: None,
        addition: None,
        default: None,
    }
}

impl Check {
    /// Checks one block of the target and reports what is wrong.
    ///
    /// # Errors
    /// The unknown value that leaves it undecided.
    pub(crate) fn run<'e>(&self, block: &Block<'e>, cx: &mut Cx<'_, 'e>) -> Checked {
        match self {
            Self::Attribute(attribute) => attribute.check(block, cx),
            Self::Attributes(attributes) => value::each(*attributes, |attribute| attribute.check(block, cx)),
            Self::Holds(holds, message) => {
                if !holds(block, cx)? {
                    cx.flag(block.header(), *message);
                }
                Ok(())
            }
            Self::Block(check) => check(block, cx),
            Self::Expressions(expressions) => expressions.check(block, cx),
            Self::Policy | Self::Engine => Ok(()),
        }
    }
}

impl Attribute {
    /// Names that the attribute has in other versions of the provider, without the blocks on the way. The first one
    /// that is set counts.
    #[must_use]
    pub const fn also_named(self, names: &'static [&'static str]) -> Self {
        Self { other_names: names, ..self }
    }

    /// Only targets of these types have the attribute; of others nothing is demanded. Calls of modules are `"module"`.
    #[must_use]
    pub const fn of(self, kinds: &'static [&'static str]) -> Self {
        Self { kinds, ..self }
    }

    /// Not the target has the attribute, but each of the blocks nested in it that a function lists: the containers of a
    /// pod. The path starts there.
    #[must_use]
    pub const fn within(self, owners: for<'e> fn(&Block<'e>) -> Vec<Block<'e>>) -> Self {
        Self { within: Some(owners), ..self }
    }

    /// It must be set, to whatever value but an empty one; or be a block that is there.
    #[must_use]
    pub const fn is_present(self) -> Self {
        Self { demand: Demand::Present, ..self }
    }

    /// It must not be set, nor be a block that is there.
    #[must_use]
    pub const fn is_absent(self) -> Self {
        Self { demand: Demand::Absent, absence: Absence::Anywhere, ..self }
    }

    /// It must be `true`.
    #[must_use]
    pub const fn is_true(self) -> Self {
        Self { demand: Demand::Bool(true), ..self }
    }

    /// It must be `false`.
    #[must_use]
    pub const fn is_false(self) -> Self {
        Self { demand: Demand::Bool(false), ..self }
    }

    /// It must be one of these strings, or a list of nothing but them.
    #[must_use]
    pub const fn one_of(self, values: &'static [&'static str]) -> Self {
        Self { demand: Demand::OneOf(values), ..self }
    }

    /// It must be none of these strings, nor a list with one of them.
    #[must_use]
    pub const fn none_of(self, values: &'static [&'static str]) -> Self {
        Self { demand: Demand::NoneOf(values), ..self }
    }

    /// It must be a string that passes a test, or a list of nothing but such strings; `wish` says which, as the end
    /// of "must be …".
    #[must_use]
    pub const fn passes(self, test: fn(&str) -> bool, wish: &'static str) -> Self {
        Self { demand: Demand::Passes(test, wish), ..self }
    }

    /// It must be a number in this range, both ends included.
    #[must_use]
    pub const fn between(self, least: i64, most: i64) -> Self {
        Self { demand: Demand::Between(least, most), ..self }
    }

    /// It must be a number that is not less.
    #[must_use]
    pub const fn at_least(self, least: i64) -> Self {
        self.between(least, i64::MAX)
    }

    /// Absent is right: the provider's default is what is wanted.
    #[must_use]
    pub const fn absent_is_ok(self) -> Self {
        Self { absence: Absence::Anywhere, ..self }
    }

    /// For a path: nothing is demanded where there is no such block, but where there is one, it must have the
    /// attribute.
    #[must_use]
    pub const fn absent_block_is_ok(self) -> Self {
        Self { absence: Absence::OfTheBlock, ..self }
    }

    /// The demand holds only where `guard` holds for the block that has the attribute. For a path, where there is no
    /// such block, nothing is demanded.
    #[must_use]
    pub const fn when(self, guard: fn(&Block) -> Checked<bool>) -> Self {
        Self { guard: Some(guard), ..self }
    }

    /// The demand holds only for blocks of the target (not: nested ones) for which `guard` holds.
    #[must_use]
    pub const fn for_blocks(self, guard: fn(&Block) -> Checked<bool>) -> Self {
        Self { subject: Some(guard), ..self }
    }

    /// The demand does not hold for blocks of the target that are exempt: what they leave out is said elsewhere in the
    /// configuration.
    #[must_use]
    pub const fn unless(self, exemption: fn(&Block, &Cx) -> Checked<bool>) -> Self {
        Self { exemption: Some(exemption), ..self }
    }

    /// Of blocks of the target for which `declined` may hold, most reviewers decline the advice: it is given only where
    /// pedantic rules run.
    #[must_use]
    pub const fn pedantic_for(self, declined: fn(&Block, &Cx) -> Checked<bool>) -> Self {
        Self { declined: Some(declined), ..self }
    }

    /// What a message adds to what the attribute must be: another way out, or why it can be so.
    #[must_use]
    pub const fn adding(self, addition: &'static str) -> Self {
        Self { addition: Some(addition), ..self }
    }

    /// What the provider takes where it is not set, as an expression: a message says so.
    #[must_use]
    pub const fn default_is(self, expression: &'static str) -> Self {
        Self { default: Some(expression), ..self }
    }

    /// The value that fixes it, as an expression. Blocks on the path are added where they are missing.
    #[must_use]
    pub const fn fix(self, expression: &'static str) -> Self {
        Self { fix: Some(Fix::Set(expression)), ..self }
    }

    /// The same where the attribute is an entry of a map, as `metadata.serial-port-enable`: a map is no block.
    #[must_use]
    pub const fn fix_entry(self, expression: &'static str) -> Self {
        Self { fix: Some(Fix::SetEntry(expression)), ..self }
    }

    /// Attributes of the block, and the expressions that together fix it. The block is added where it is missing.
    #[must_use]
    pub const fn fix_all(self, settings: &'static [(&'static str, &'static str)]) -> Self {
        Self { fix: Some(Fix::SetAll(settings)), ..self }
    }

    /// The fix is offered only where the configuration allows this major version of the provider, the first that has the
    /// argument, or a later one.
    #[must_use]
    pub const fn fix_since(self, provider: &'static str, major: u64) -> Self {
        Self { since: Some((provider, major)), ..self }
    }

    /// The fix is offered only where `guard` holds for the block that has the attribute, and there is one: elsewhere the
    /// value alone would not do.
    #[must_use]
    pub const fn fix_where(self, guard: fn(&Block) -> Checked<bool>) -> Self {
        Self { fixable: Some(guard), ..self }
    }

    /// The lines of the nested block that fixes it where it is missing.
    #[must_use]
    pub const fn fix_block(self, lines: &'static [&'static str]) -> Self {
        Self { fix: Some(Fix::AddBlock(lines)), ..self }
    }

    /// It is fixed by removing it.
    #[must_use]
    pub const fn fix_by_removal(self) -> Self {
        Self { fix: Some(Fix::Remove), ..self }
    }

    /// Where the attribute is, from the block, by its first name.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// Where the attribute is, from the block: a path for each of its names.
    pub fn paths(&self) -> impl Iterator<Item = String> + use<> {
        let (kinds, name) = self.kinds_and_name();
        let names = [name].into_iter().chain(self.other_names.iter().copied());
        names.map(move |name| if kinds.is_empty() { name.to_owned() } else { format!("{kinds}.{name}") })
    }

    /// The blocks on the way to it, with a dot between them, and its name.
    fn kinds_and_name(&self) -> (&'static str, &'static str) {
        self.path.rsplit_once('.').unwrap_or(("", self.path))
    }

    /// Whether it is an attribute of targets of this type.
    #[must_use]
    pub fn concerns_type(&self, kind: &str) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// Whether the path starts at the target; else it starts in the blocks that a function lists.
    #[must_use]
    pub fn starts_at_the_target(&self) -> bool {
        self.within.is_none()
    }

    /// Checks one block of the target and reports what is wrong.
    ///
    /// # Errors
    /// The unknown value that leaves it undecided.
    pub fn check(&self, block: &Block, cx: &mut Cx) -> Checked {
        if !self.concerns_type(block.kind()) {
            return Ok(());
        }
        match self.within {
            Some(owners) => value::each(&owners(block), |owner| self.check_path(owner, Some(owner), cx)),
            None => self.check_path(block, None, cx),
        }
    }

    /// Follows the path from a block, of which a message says which one it is.
    fn check_path(&self, block: &Block, which: Option<&Block>, cx: &mut Cx) -> Checked {
        // An input of a module may stand for an attribute of a nested block.
        if block.input_for(self.path).is_some() {
            return self.check_owner(block, block, self.path, which, cx);
        }
        let (kinds, name) = self.kinds_and_name();
        if kinds.is_empty() {
            return self.check_owner(block, block, name, which, cx);
        }
        let mut owners = vec![block.clone()];
        let mut rest = self.path;
        let mut verdict = Ok(());
        for kind in kinds.split('.') {
            let mut nested = Vec::new();
            for owner in owners {
                let blocks = owner.each(kind);
                if blocks.is_empty() && self.absence == Absence::Nowhere && self.guard.is_none() {
                    verdict = verdict.and(self.missing(block, &owner, rest, which, cx));
                }
                nested.extend(blocks);
            }
            owners = nested;
            rest = rest.split_once('.').map_or(rest, |(_, rest)| rest);
        }
        verdict.and(value::each(&owners, |owner| self.check_owner(block, owner, name, which, cx)))
    }

    /// A block on the way to the attribute is not there.
    fn missing(
        &self,
        block: &Block,
        owner: &Block,
        rest: &str,
        which: Option<&Block>,
        cx: &mut Cx,
    ) -> Checked {
        if block.has_right_default(self.path)? || !self.concerns(block, cx)? {
            return Ok(());
        }
        let path = block.path_of(self.path);
        let declined = self.is_declined(block, cx);
        let message = self.message(format!("`{path}`{} is not set", name_of(which)), true);
        let finding = cx.flag(owner.header(), message).about(path).pedantic_if(declined);
        let fix = self.fix.filter(|_| self.fixable.is_none() && self.has_argument(block));
        match fix {
            Some(Fix::Set(expression)) => _ = finding.set(owner, rest, expression),
            Some(Fix::SetEntry(expression)) => _ = finding.set_entry(owner, rest, expression),
            Some(Fix::SetAll(settings)) => _ = finding.set_all(owner, rest, settings),
            Some(Fix::AddBlock(_) | Fix::Remove) | None => {}
        }
        Ok(())
    }

    /// Whether the provider that the configuration asks for has the argument that a fix writes.
    fn has_argument(&self, block: &Block) -> bool {
        self.since.is_none_or(|(provider, major)| block.provider_version(provider) >= (major, 0))
    }

    /// What is wrong: what there is, and what must be.
    fn message(&self, actual: String, is_absent: bool) -> String {
        let mut message = actual;
        if let Some(default) = self.default.filter(|_| is_absent) {
            message.extend([" (default: `", default, "`)"]);
        }
        if let Some(wish) = self.demand.wish() {
            message.extend([", must be ", &*wish]);
        }
        message + self.addition.unwrap_or_default()
    }

    fn concerns(&self, block: &Block, cx: &Cx) -> Checked<bool> {
        let is_subject = self.subject.map_or(Ok(true), |guard| guard(block))?;
        Ok(is_subject && !self.exemption.map_or(Ok(false), |exempts| exempts(block, cx))?)
    }

    /// Whether most reviewers decline the advice of the target that this block is in, or nobody knows that they would not.
    fn is_declined(&self, block: &Block, cx: &Cx) -> bool {
        let target = if self.starts_at_the_target() { block } else { cx.subject() };
        self.declined.is_some_and(|declined| !matches!(declined(target, cx), Ok(false)))
    }

    /// The name by which the attribute is set here.
    fn name_in<'n>(&self, owner: &Block, name: &'n str) -> Checked<&'n str> {
        for other in [name].iter().chain(self.other_names) {
            if owner.is_set(other)? {
                return Ok(other);
            }
        }
        Ok(name)
    }

    /// Checks the block that has the attribute.
    fn check_owner(
        &self,
        block: &Block,
        owner: &Block,
        name: &str,
        which: Option<&Block>,
        cx: &mut Cx,
    ) -> Checked {
        let name = if self.other_names.is_empty() { name } else { self.name_in(owner, name)? };
        // Most texts are right as they are written, and then nothing has to be evaluated.
        if owner.written_text(name).is_some_and(|text| self.demand.accepts_text(text)) {
            return Ok(());
        }
        let value = owner.value(name);
        let absent = match self.demand {
            Demand::Present => !owner.is_given(name)?,
            Demand::Absent => !owner.is_set(name)?,
            _ => value.is_null(),
        };
        if absent {
            if self.absence == Absence::Anywhere || value.is_null() && block.has_right_default(self.path)? {
                return Ok(());
            }
        } else if self.demand.accepts(&value)? {
            return Ok(());
        }
        // Asked last: where the value is right, it does not matter that the guard cannot be decided.
        if !self.guard.map_or(Ok(true), |guard| guard(owner))? || !self.concerns(block, cx)? {
            return Ok(());
        }
        let message = self.message(self.demand.actual(owner, name, which), value.is_null());
        let declined = self.is_declined(block, cx);
        let finding = cx.wrong(owner, name, message).pedantic_if(declined);
        let wish = self.demand.wish().filter(|_| block.is_call());
        let finding = match wish {
            Some(wish) => finding.advise(format!("Set `{}` to {wish}.", owner.path_of(name))),
            None => finding,
        };
        let is_fixable = self.fixable.is_none_or(|guard| matches!(guard(owner), Ok(true)));
        match self.fix.filter(|_| is_fixable && self.has_argument(block)) {
            Some(Fix::Set(expression)) => _ = finding.set(owner, name, expression),
            Some(Fix::SetEntry(expression)) => _ = finding.set_entry(owner, name, expression),
            Some(Fix::SetAll(settings)) => _ = finding.set_all(owner, name, settings),
            Some(Fix::AddBlock(lines)) if absent => _ = finding.add_block(owner, name, lines),
            Some(Fix::Remove) => _ = finding.remove(owner, name),
            _ => {}
        }
        Ok(())
    }
}

/// Which of several nested blocks is meant, as the end of a path in a message.
fn name_of(block: Option<&Block>) -> String {
    let name = block.and_then(|block| block.string("name").ok().flatten());
    name.map(|name| format!(" of `{name}`")).unwrap_or_default()
}
