//! Second thoughts: what a check misses may stand in the configuration, where the defaults of variables leave it out.
//!
//! A check that found something is made again, of the same block, where those defaults do not count. Where it finds
//! nothing there because of a block that may be absent, the finding says so; or the check is undecided, where the
//! variable only waits for its value.

use super::idle::is_run;
use super::{Judge, Said, Start, Subject};
use crate::address::Address;
use crate::block::Block;
use crate::cx::{Cx, Root, Shared};
use crate::eval::{Assumed, Evaluator, Spent};
use crate::finding::{Finding, Undecided};
use crate::flaw::{Related, shortened};
use crate::hash::{HashMap, HashSet};
use crate::panics;
use crate::rule::Rule;
use crate::value::Checked;
use ecow::{EcoString, eco_format};
use std::collections::{BTreeMap, BTreeSet};

/// Checks to be made again.
#[derive(Default)]
pub(super) struct Doubts {
    /// By the types of the blocks that they look at.
    checks: BTreeMap<EcoString, Vec<(&'static Rule, Address)>>,
    /// The types of the blocks that they may miss.
    missed: HashSet<EcoString>,
}

impl Doubts {
    /// Adds a check that found something, and asked for what the configuration may have more of.
    pub(super) fn add(&mut self, rule: &'static Rule, block: &Block, cx: &Cx) {
        if !cx.has_flaws() {
            return;
        }
        let missed = cx.in_doubt();
        if !missed.is_empty() {
            self.checks.entry(block.kind().into()).or_default().push((rule, block.address.clone()));
            self.missed.extend(missed);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.checks.is_empty()
    }
}

/// What the defaults of variables leave out, and checks ask for.
#[derive(Default)]
pub(super) struct Hidden {
    addresses: HashSet<Address>,
    variables: BTreeSet<EcoString>,
    /// What is left out only because somebody is to give a variable its value.
    to_be_given: HashSet<Address>,
}

impl Hidden {
    /// What of the types that were missed is switched off.
    pub(super) fn new(root: &Root, evaluator: &Evaluator, doubts: &Doubts) -> Self {
        let off = root.switched_off_of(&doubts.missed);
        let waits =
            |variables: &BTreeSet<EcoString>| variables.iter().any(|name| evaluator.is_to_be_given(name));
        Self {
            to_be_given: off.iter().filter(|(_, it)| waits(it)).map(|(address, _)| address.clone()).collect(),
            variables: off.values().flatten().cloned().collect(),
            addresses: off.into_keys().collect(),
        }
    }

    /// Whether any of it may be there where these variables are open beside those that are so already. Where none is
    /// added, all stays as it is.
    pub(super) fn may_appear(&self, assumed: Assumed<'_>) -> bool {
        let is_open = |name| assumed.open.is_some_and(|open| open.contains(name));
        !self.variables.iter().all(is_open)
    }

    fn waits_for_a_value(&self, companion: &Block) -> bool {
        companion.address.chain().any(|it| self.to_be_given.contains(&it.without_keys()))
    }
}

impl Judge<'_> {
    /// Makes the doubted checks again, and amends what they found. What cannot be worked out to the end stays as it is.
    pub(super) fn reconsider(
        &self,
        start: &Start<'_>,
        assumed: Assumed<'_>,
        hidden: &Hidden,
        subject: Subject<'_>,
        said: &mut Said,
    ) {
        let doubts = std::mem::take(&mut said.doubts);
        let open = assumed.open.into_iter().flatten().chain(&hidden.variables).cloned().collect();
        let mut found: HashMap<_, Vec<usize>> = HashMap::default();
        for (index, (address, finding)) in said.findings.iter().enumerate() {
            found.entry((finding.rule.id, address.clone())).or_default().push(index);
        }
        let mut left_out = HashSet::default();
        let amended = panics::caught(|| -> Result<(), Spent> {
            let evaluator = Evaluator::new(self.project, start.module, self.files, self.options.limits)
                .of_unit(start.unit)
                .assuming(Assumed { open: Some(&open), ..assumed });
            let root = self.root(&evaluator, start).hiding(&hidden.addresses);
            for (kind, checks) in &doubts.checks {
                let blocks = root.blocks(kind);
                // A resource that holds several manifests is several blocks.
                let mut by_address: HashMap<_, Vec<_>> = HashMap::default();
                blocks.iter().for_each(|block| by_address.entry(&block.address).or_default().push(block));
                for (rule, address) in checks {
                    let (mut stays, mut met) = (HashSet::default(), None);
                    for block in by_address.get(address).into_iter().flatten() {
                        let shared = Shared::default();
                        let mut cx = Cx::new(&root, block, &shared, None);
                        let checked = rule.check.run(block, &mut cx);
                        root.budget().check()?;
                        met = met.or(cx.companion().map(|companion| (checked, companion, *block)));
                        stays.extend(cx.take_flaws().iter().map(|flaw| flaw.location));
                    }
                    let Some((checked, companion, block)) = met else { continue };
                    for &index in found.get(&(rule.id, address.clone())).into_iter().flatten() {
                        let (_, finding) = &mut said.findings[index];
                        if stays.contains(&finding.location) {
                            continue;
                        }
                        if !hidden.waits_for_a_value(&companion) {
                            say_off_by_default(finding, &companion);
                            // Who calls a module that nobody runs here decides.
                            finding.flaw.pedantic |= !is_run(start, self.project);
                            continue;
                        }
                        left_out.insert(index);
                        if let (Some(unknown), Subject::All) = (blame(&checked, &companion, block), subject) {
                            let (location, address) = (block.header(), eco_format!("{address}"));
                            said.undecided.push(Undecided { rule, location, address, unknown });
                        }
                    }
                }
            }
            Ok(())
        });
        // What was amended holds, however far that went.
        drop(amended);
        let mut index = 0;
        said.findings.retain(|_| {
            index += 1;
            !left_out.contains(&(index - 1))
        });
    }
}

/// What leaves a check undecided that depends on whether a block is there.
fn blame(
    checked: &Checked,
    companion: &Block,
    subject: &Block,
) -> Option<std::sync::Arc<crate::value::Unknown>> {
    let absence = || companion.if_present(Ok(true), subject).err();
    checked.as_ref().err().cloned().or_else(absence)
}

/// Says that what is missed is there, and off.
fn say_off_by_default(finding: &mut Finding, companion: &Block) {
    let address = &companion.address;
    let on = companion.switched_on_by();
    let conditions = &on.conditions;
    finding.flaw.message = shortened(format!("{}; `{address}` is off by default", finding.flaw.message));
    let message = match conditions.is_empty() {
        true => format!("`{address}` is off by default"),
        false => format!("`{address}` exists only where {conditions}"),
    };
    finding.flaw.related.push(Related { location: companion.header(), message: shortened(message) });
}
