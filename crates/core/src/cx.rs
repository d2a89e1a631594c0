//! What a check can ask beside its own block, and how it reports.

mod absent;
mod elsewhere;
mod entry;
mod flag;
mod manifests;
mod shared;

pub(crate) use absent::SwitchedOff;
pub(crate) use elsewhere::Elsewhere;
pub use elsewhere::Test;
use entry::{Entry, type_of};
pub use flag::Flag;
pub(crate) use flag::trace;
pub(crate) use shared::Shared;

use crate::address::Address;
use crate::block::Block;
use crate::eval::{Budget, Evaluator};
use crate::flaw::{Flaw, Safety};
use crate::hash::{HashMap, HashSet};
use crate::source::Location;
use crate::syntax::TopBlock;
use crate::value::{self, Checked, Unknown};
use ecow::EcoString;
use std::any::{Any, TypeId};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

/// The whole configuration of one root module, indexed by block type.
pub struct Root<'e> {
    evaluator: &'e Evaluator<'e>,
    today: Option<EcoString>,
    by_type: BTreeMap<EcoString, Vec<Entry<'e>>>,
    /// The blocks of the types that were asked for: many rules look at the same ones.
    blocks: RefCell<HashMap<EcoString, Rc<[Block<'e>]>>>,
    /// The manifests that resources hold.
    manifests: OnceCell<Vec<Block<'e>>>,
    /// What rules have worked out for others of their kind, see [`Cx::once`].
    once: RefCell<HashMap<TypeId, Once>>,
    /// What was asked of all blocks of a type, see [`Cx::any`].
    answers: RefCell<HashMap<(EcoString, usize), Rc<Answer>>>,
    /// The types that were asked for and of which some resource has no instance.
    absent: RefCell<HashSet<EcoString>>,
    /// The types of what stands in modules whose calls have no instance.
    absent_with_modules: OnceCell<HashSet<EcoString>>,
    /// What the defaults of variables leave out, where they do not count: addresses without keys.
    hidden: Option<&'e HashSet<Address>>,
    /// The other root modules, and which module this one is.
    beside: Option<(&'e Elsewhere<'e>, usize)>,
}

/// What was worked out once, and the types that it depends on of which something may be left out.
type Once = (Rc<dyn Any>, Rc<[EcoString]>);

/// For which blocks of a type a test holds.
pub(crate) struct Answer {
    /// What it says of each of them.
    pub(crate) verdicts: Vec<Checked<bool>>,
    /// The positions of those for which it does.
    certain: Vec<usize>,
    /// The first for which nobody can say it.
    undecided: Option<(usize, Arc<Unknown>)>,
}

impl Answer {
    fn new(verdicts: impl Iterator<Item = Checked<bool>>) -> Self {
        let mut answer = Self { verdicts: verdicts.collect(), certain: Vec::new(), undecided: None };
        for (row, verdict) in answer.verdicts.iter().enumerate() {
            match verdict {
                Ok(true) => answer.certain.push(row),
                Ok(false) => {}
                Err(unknown) => answer.undecided = answer.undecided.or(Some((row, unknown.clone()))),
            }
        }
        answer
    }

    /// Whether it certainly holds for none of them.
    pub(crate) fn is_no(&self) -> bool {
        self.certain.is_empty() && self.undecided.is_none()
    }
}

/// About how many bytes a flaw takes, with its addresses and its fix.
const FLAW_BYTES: usize = size_of::<Flaw>() + 512;

/// About how many steps it takes to report a flaw.
const FLAW_STEPS: usize = 16;

/// About how many steps it takes to report a flaw with its fix.
const FIX_STEPS: usize = 80;

/// About how many bytes a block's entry takes, with its address.
const ENTRY_BYTES: usize = 256;

impl<'e> Root<'e> {
    /// Indexes everything that the evaluator's root module holds. `today` is the present day as `YYYY-MM-DD`.
    #[must_use]
    pub fn new(evaluator: &'e Evaluator<'e>, today: Option<&str>) -> Self {
        Self::entering(evaluator, today, |_| true)
    }

    /// The same, without what stands in local modules that are not entered, which are told by their indices.
    pub(crate) fn entering(
        evaluator: &'e Evaluator<'e>,
        today: Option<&str>,
        is_entered: impl Fn(usize) -> bool,
    ) -> Self {
        let mut by_type: HashMap<EcoString, Vec<Entry<'e>>> = HashMap::default();
        for instance in evaluator.instances_entering(is_entered) {
            let module = evaluator.module(instance);
            let entries = module.len();
            if evaluator.budget.work(entries).and(evaluator.budget.make(entries * ENTRY_BYTES)).is_err() {
                break;
            }
            for (index, resource) in module.resources.iter().enumerate() {
                by_type.entry(type_of(resource)).or_default().push(Entry::Resource(instance, index));
            }
            let named =
                [("variable", &module.variables), ("output", &module.outputs), ("module", &module.calls)];
            for (kind, blocks) in named.into_iter().filter(|(_, blocks)| !blocks.is_empty()) {
                let entries = blocks.values().map(|block| Entry::Other(instance, block.block()));
                by_type.entry(kind.into()).or_default().extend(entries);
            }
            for block in module.others.iter().map(TopBlock::block) {
                by_type.entry(block.kind().into()).or_default().push(Entry::Other(instance, block));
            }
        }
        Self {
            evaluator,
            today: today.map(EcoString::from),
            by_type: by_type.into_iter().collect(),
            blocks: RefCell::default(),
            manifests: OnceCell::new(),
            once: RefCell::default(),
            answers: RefCell::default(),
            absent: RefCell::default(),
            absent_with_modules: OnceCell::new(),
            hidden: None,
            beside: None,
        }
    }

    /// The same, which is one of several root modules: that of an index.
    pub(crate) fn beside(self, others: &'e Elsewhere<'e>, module: usize) -> Self {
        Self { beside: Some((others, module)), ..self }
    }

    /// The same, where the defaults of variables that leave these addresses out do not count.
    pub(crate) fn hiding(self, hidden: &'e HashSet<Address>) -> Self {
        Self { hidden: Some(hidden), ..self }
    }

    /// Whether what is at an address is there only because the defaults of variables do not count.
    fn hides(&self, address: &Address) -> bool {
        self.hidden.is_some_and(|hidden| address.chain().any(|it| hidden.contains(&it.without_keys())))
    }

    /// What is left of what judging this root may cost.
    pub(crate) fn budget(&self) -> &Budget {
        &self.evaluator.budget
    }

    /// Every instance of the blocks of a type: `aws_vpc`, `data.aws_ami`, `variable`. Those nested in them follow after a
    /// dot: `aws_api_gateway_usage_plan.api_stages`.
    #[must_use]
    pub fn blocks(&self, kind: &str) -> Rc<[Block<'e>]> {
        if let Some(blocks) = self.blocks.borrow().get(kind) {
            return blocks.clone();
        }
        let blocks: Rc<[_]> = match kind.rsplit_once('.') {
            _ if self.by_type.contains_key(kind) || self.may_hold(kind) => self.of_type(kind),
            Some((outer, name)) => {
                let blocks = self.blocks(outer);
                if self.absent.borrow().contains(outer) {
                    self.absent.borrow_mut().insert(kind.into());
                }
                blocks.iter().flat_map(|it| it.each(name)).take_while(|it| self.charge_for(it)).collect()
            }
            None => return Rc::default(),
        };
        self.blocks.borrow_mut().insert(kind.into(), blocks.clone());
        blocks
    }

    /// Charges for a block that is made.
    fn charge_for(&self, block: &Block) -> bool {
        let budget = self.budget();
        budget.work(1).and(budget.make(size_of_val(block) + block.address.length())).is_ok()
    }

    /// The types of the blocks that are there, in order, and whether they are resources.
    pub(crate) fn types(&self) -> impl Iterator<Item = (&str, bool)> {
        let written = self.by_type.iter().map(|(kind, entries)| {
            let is_resource = entries.iter().any(|entry| matches!(entry, Entry::Resource(..)));
            (kind.as_str(), is_resource && !kind.starts_with("data."))
        });
        written.chain(self.types_of_manifests().map(|kind| (kind, true)))
    }

    /// The calls of modules that are looked at, with their sources, as far as those are literals; of addresses in the
    /// public registry, its host is left out.
    pub(crate) fn calls(
        &self,
        is_looked_at: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = (&'e str, Block<'e>)> {
        let entries = self.by_type.get("module").map(Vec::as_slice).unwrap_or_default();
        let looked_at = entries.iter().filter_map(move |entry| {
            let Entry::Other(_, block) = entry else { return None };
            let source = registry_address(crate::config::call_source(*block)?.0);
            is_looked_at(source).then_some((source, entry))
        });
        looked_at.flat_map(|(source, entry)| self.instances(entry).into_iter().map(move |it| (source, it)))
    }

    /// How many blocks there are, each counted once however often it is repeated.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_type.values().map(Vec::len).sum()
    }

    /// Whether there is no block.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_type.is_empty()
    }
}

/// The type of the block at the top level that those of a type are in.
fn outermost(kind: &str) -> &str {
    let start = kind.strip_prefix("data.").map_or(0, |_| "data.".len());
    kind[start..].find('.').map_or(kind, |end| &kind[..start + end])
}

/// The registry address in a module source, without the public registry's host and a submodule's path kept.
pub(crate) fn registry_address(source: &str) -> &str {
    source.strip_prefix("registry.terraform.io/").unwrap_or(source)
}

/// What a check works with: the configuration around its block, and the flaws that it finds.
pub struct Cx<'c, 'e> {
    root: &'c Root<'e>,
    subject: &'c Block<'e>,
    shared: &'c Shared,
    /// Whether the check offers fixes, and what they can change beside the flaw.
    safety: Option<Safety>,
    flaws: Vec<Flaw>,
    /// The types that the check asked for and of which the configuration may have more than is there.
    in_doubt: RefCell<Vec<EcoString>>,
    /// The first block that the check took for one it looks for, and that is there only because defaults do not count.
    companion: RefCell<Option<Block<'e>>>,
}

impl<'c, 'e> Cx<'c, 'e> {
    /// The context of one check.
    pub(crate) fn new(
        root: &'c Root<'e>,
        subject: &'c Block<'e>,
        shared: &'c Shared,
        safety: Option<Safety>,
    ) -> Self {
        Self {
            root,
            subject,
            shared,
            safety,
            flaws: Vec::new(),
            in_doubt: RefCell::default(),
            companion: RefCell::default(),
        }
    }

    /// The types that the check asked for and of which the configuration may have more than is there.
    pub(crate) fn in_doubt(&self) -> Vec<EcoString> {
        self.in_doubt.borrow().clone()
    }

    fn doubt(&self, kind: &str) {
        let mut in_doubt = self.in_doubt.borrow_mut();
        if !in_doubt.iter().any(|it| it == kind) {
            in_doubt.push(kind.into());
        }
    }

    /// The first block that the check took for one it looks for, and that the defaults of variables leave out.
    pub(crate) fn companion(&self) -> Option<Block<'e>> {
        self.companion.borrow().clone()
    }

    /// Remembers a block that is or may be one that the check looks for.
    pub(crate) fn meet(&self, block: &Block<'e>) {
        if self.root.hides(&block.address) {
            self.companion.borrow_mut().get_or_insert_with(|| block.clone());
        }
    }

    /// Whether the check may offer fixes.
    pub(crate) fn offers_fixes(&self) -> bool {
        self.safety.is_some()
    }

    /// Whether the check found something.
    pub(crate) fn has_flaws(&self) -> bool {
        !self.flaws.is_empty()
    }

    /// What the check found.
    pub(crate) fn take_flaws(&mut self) -> Vec<Flaw> {
        for flaw in &mut self.flaws {
            let stands_at = flaw.attribute_at.or_else(|| self.subject.stands_at(flaw));
            flaw.attribute_at = stands_at.filter(|place| *place != flaw.location);
        }
        std::mem::take(&mut self.flaws)
    }

    /// Every instance of the resources of a type, in this module, its callers and callees.
    #[must_use]
    pub fn resources(&self, kind: &str) -> Rc<[Block<'e>]> {
        let blocks = self.root.blocks(kind);
        if self.root.may_lack(kind) {
            self.doubt(outermost(kind));
        }
        blocks
    }

    /// The module calls, for what says nothing of those that may be there as well.
    pub(crate) fn calls(&self) -> Rc<[Block<'e>]> {
        self.root.blocks("module")
    }

    /// The present day as `YYYY-MM-DD`, for what expires. `None` where the scan was not told: then nothing has expired.
    #[must_use]
    pub fn today(&self) -> Option<&str> {
        self.root.today.as_deref()
    }

    /// What several rules need to know of the whole configuration, worked out by the first that asks. There is one
    /// value of each type.
    pub fn once<T: Any>(&self, work: impl FnOnce(&Self) -> T) -> Rc<T> {
        let known = self.root.once.borrow().get(&TypeId::of::<T>()).cloned();
        if let Some((known, in_doubt)) = known
            && let Ok(known) = known.downcast()
        {
            self.doubt_all(&in_doubt);
            return known;
        }
        let (value, in_doubt) = self.apart(|cx| Rc::new(work(cx)));
        self.root.once.borrow_mut().insert(TypeId::of::<T>(), (value.clone(), in_doubt.into()));
        value
    }

    /// What several rules need to know of the block that is checked, worked out by the first of them that asks. There is
    /// one value of each type.
    pub fn of_subject<T: Any>(&self, work: impl FnOnce(&Block<'e>) -> T) -> Rc<T> {
        self.shared.of_subject(|| work(self.subject))
    }

    /// Works something out for all checks that ask for it, and the types that it depends on of which something may be left
    /// out.
    pub(crate) fn apart<T>(&self, work: impl FnOnce(&Self) -> T) -> (T, Vec<EcoString>) {
        let before = self.in_doubt.take();
        let value = work(self);
        let in_doubt = self.in_doubt();
        self.doubt_all(&before);
        (value, in_doubt)
    }

    /// Remembers what is in doubt of something that was worked out for all checks.
    pub(crate) fn doubt_all(&self, kinds: &[EcoString]) {
        kinds.iter().for_each(|kind| self.doubt(kind));
    }

    /// Whether a test holds for some resource of a type, whatever block is checked: for what is set for a whole account
    /// or provider. For resources that belong to the checked block there are joins, such as [`Cx::referring`]. One certain
    /// match wins over any unknown ones; a match that may be absent where the checked block exists is not certain.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn any(&self, kind: &str, test: fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        let blocks = self.resources(kind);
        let answer = self.answer(kind, &blocks, test);
        let mut blame = answer.undecided.clone();
        for &row in answer.certain.iter().take_while(|_| self.charge(1)) {
            self.meet(&blocks[row]);
            match blocks[row].if_present(Ok(true), self.subject) {
                Err(absent) if blame.as_ref().is_none_or(|(first, _)| row < *first) => {
                    blame = Some((row, absent));
                }
                Err(_) => {}
                verdict => return verdict,
            }
        }
        blame.map_or(Ok(false), |(_, unknown)| Err(unknown))
    }

    /// Whether a test holds for some resource of a type, as [`any`](Self::any) says it, or may hold for one in another root
    /// module of the scan: for what is set once for an account, a subscription or an organization.
    ///
    /// # Errors
    /// The unknown value that decides; what another root module sets is one.
    pub fn anywhere(&self, kind: &'static str, test: Test) -> Checked<bool> {
        match self.any(kind, test) {
            Ok(false) => self.elsewhere(kind, test),
            here => here,
        }
    }

    /// Whether a test may hold for some resource of a type in another root module of the scan; it is never certain.
    ///
    /// # Errors
    /// What another root module sets.
    pub fn elsewhere(&self, kind: &'static str, test: Test) -> Checked<bool> {
        let found = self.root.beside.and_then(|(others, module)| others.find(module, kind, test));
        found.map_or(Ok(false), Err)
    }

    /// What a test says of all blocks of a type, worked out once.
    pub(crate) fn answer(
        &self,
        kind: &str,
        blocks: &[Block<'e>],
        test: fn(&Block<'e>) -> Checked<bool>,
    ) -> Rc<Answer> {
        let key = (kind.into(), test as usize);
        let known = self.root.answers.borrow().get(&key).cloned();
        known.unwrap_or_else(|| {
            let answer = Rc::new(Answer::new(blocks.iter().map(test)));
            self.root.answers.borrow_mut().insert(key, answer.clone());
            answer
        })
    }

    /// Whether a test holds for some resource of a type, as [`any`](Self::any) says it. Each of them is looked at anew for
    /// each block that is checked: for what can be said neither once for all nor by a join.
    ///
    /// # Errors
    /// The unknown value that decides.
    pub fn search(&self, kind: &str, test: impl Fn(&Block<'e>) -> Checked<bool>) -> Checked<bool> {
        let blocks = self.resources(kind);
        let mut blocks = blocks.iter().take_while(|_| self.charge(1));
        value::any(&mut blocks, |block| {
            let verdict = test(block);
            if !matches!(verdict, Ok(false)) {
                self.meet(block);
            }
            block.if_present(verdict, self.subject)
        })
    }

    /// The block that is checked.
    pub(crate) fn subject(&self) -> &'c Block<'e> {
        self.subject
    }

    /// Charges for steps of work that the configuration multiplies: a look at another block is one. Where this fails, the
    /// budget is spent, and nothing that is said any more counts.
    #[must_use]
    pub fn charge(&self, steps: usize) -> bool {
        self.root.budget().work(steps).is_ok()
    }

    /// Reports that an attribute of a block is wrong: where it stands, or else where it is missed, with the way of its
    /// value.
    pub fn wrong(&mut self, block: &Block, name: &str, message: impl Into<String>) -> Flag<'_> {
        let is_call = block.is_call();
        let place = block.place(name);
        let flag = self.flag(place, message);
        // What stands elsewhere than at a header need not be looked for.
        flag.flaw.attribute_at = (place != block.header()).then_some(place);
        let flag = flag.about(block.path_of(name)).because(&block.value(name));
        if is_call {
            flag.advise(format!("Set `{}` in the call of the module.", block.path_of(name)))
        } else {
            flag
        }
    }

    /// Reports a flaw.
    pub fn flag(&mut self, location: Location, message: impl Into<String>) -> Flag<'_> {
        let index = self.flaws.len();
        let message = message.into();
        let budget = self.root.budget();
        let steps = if self.safety.is_some() { FIX_STEPS } else { FLAW_STEPS };
        // Where the budget is spent, the engine sees it: what is reported here is dropped.
        let _ = budget.work(steps).and(budget.make(FLAW_BYTES + message.len()));
        let addresses = vec![self.shared.address_of(self.subject)];
        self.flaws.push(Flaw { addresses, ..Flaw::new(location, message) });
        Flag { flaw: &mut self.flaws[index], safety: self.safety }
    }
}
