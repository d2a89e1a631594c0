//! What the defaults of variables leave out, judged as if it existed.
//!
//! The variables to blame are open at first. Where that leaves a check undecided and a block exists only with one value
//! of a variable, it is judged once more with this value: `encrypted = !var.insecure` is known where `count` wants
//! `var.insecure`.
//!
//! What is then there may hold more that is off by other defaults: a module that one variable switches on, with a resource
//! that another one does. Where all findings are asked for, that is judged in the same way, some levels deep.

use super::{Judge, Look, Part, Profile, Said, Seen, Start, Subject};
use crate::address::Address;
use crate::block::Block;
use crate::cx::{Root, SwitchedOff};
use crate::eval::{Assumed, Settled};
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::value::{Reason, Unknown};
use ecow::EcoString;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// With how many sets of values a root module is judged again.
const MAX_SETTLED: usize = 32;

/// How many levels of what is off within what is off are looked at.
const MAX_LEVELS: usize = 3;

/// Blocks, by their addresses without keys, each with the conditions under which it exists.
type On = HashMap<Address, EcoString>;

/// What open variables leave undecided although it exists only with certain values of some of them: by these values.
#[derive(Default)]
pub(super) struct Unsettled {
    blocks: BTreeMap<Settled, On>,
    /// Which blocks were asked already.
    asked: HashSet<Address>,
}

impl Unsettled {
    /// Adds a block of which something is undecided, if a value that is certain may decide it.
    pub(super) fn add(&mut self, block: &Block, unknown: &Unknown) {
        let may_be_settled = matches!(unknown.reason, Reason::EmptyDefault(_) | Reason::Repetition(..));
        let address = block.address.without_keys();
        if !may_be_settled || !self.asked.insert(address.clone()) {
            return;
        }
        let on = block.switched_on_by();
        if !on.settled.is_empty() {
            let blocks = self.blocks.entry(on.settled.clone()).or_default();
            blocks.insert(address, on.conditions.clone());
        }
    }
}

impl Judge<'_> {
    /// Judges what variables leave out as long as they have their defaults. `asked` has the addresses of all of it, and of
    /// what is off by default and on with a variable file.
    pub(super) fn switched_off<'s>(
        &'s self,
        start: &Start<'s>,
        off: SwitchedOff,
        mut asked: HashSet<Address>,
        assumed: Assumed<'s>,
    ) -> Part {
        let mut part = Part::default();
        let (mut off, mut open) = (off, BTreeSet::new());
        let takes_all = self.options.profiles.iter().any(Profile::takes_all);
        let levels = if takes_all { MAX_LEVELS } else { 1 };
        for level in 1..=levels {
            open.extend(off.values().flatten().cloned());
            let addresses = off.into_keys().collect();
            let assumed = Assumed { open: Some(&open), ..assumed };
            let within;
            (part, within) = self.switched_off_with(start, part, &addresses, assumed, level < levels);
            off = within;
            off.retain(|address, _| asked.insert(address.clone()));
            if off.is_empty() {
                break;
            }
        }
        part
    }

    /// Adds what is said of blocks that exist where some variables are open, and says, if it is asked, what within them
    /// does not.
    fn switched_off_with<'s>(
        &'s self,
        start: &Start<'s>,
        mut part: Part,
        addresses: &HashSet<Address>,
        assumed: Assumed<'s>,
        is_asked: bool,
    ) -> (Part, SwitchedOff) {
        let is_off = |root: &Root| match is_asked {
            true => root.switched_off(|kind, is_resource| self.is_judged(kind, is_resource)),
            false => SwitchedOff::default(),
        };
        let Look { mut seen, answer, .. } =
            self.look(start, assumed, Subject::SwitchedOff(addresses), is_off, false);
        let mut unsettled = std::mem::take(&mut seen.blocks.unsettled).blocks;
        for (settled, on) in std::mem::take(&mut seen.calls.unsettled).blocks {
            unsettled.entry(settled).or_default().extend(on);
        }
        let unsettled: Vec<_> = unsettled.into_iter().take(MAX_SETTLED).collect();
        let once_more = |(settled, on): &(Settled, On)| {
            let assumed = Assumed { settled: Some(settled), ..assumed };
            self.look(start, assumed, Subject::SwitchedOn(on), |_| (), false).seen
        };
        let again: Vec<_> = unsettled.par_iter().map(once_more).collect();
        for ((_, on), again) in unsettled.iter().zip(again) {
            // What cannot be worked out to the end stays as it is.
            if again.unfinished.is_none() {
                seen.replace(on, again);
            }
        }
        let said = self.told(start, seen);
        part.is_in_doubt |= said.is_in_doubt;
        part.findings.extend(said.findings);
        part.notes.extend(said.notes);
        (part, answer)
    }
}

impl Seen {
    /// Replaces what is said of some blocks by what is said of them once more.
    fn replace(&mut self, on: &On, again: Self) {
        self.notes.extend(again.notes);
        self.is_in_doubt |= again.is_in_doubt;
        for (said, again) in [(&mut self.blocks, again.blocks), (&mut self.calls, again.calls)] {
            said.replace(on, again.findings);
        }
    }
}

impl Said {
    fn replace(&mut self, on: &On, findings: Vec<(Address, Finding)>) {
        self.findings.retain(|(address, _)| !on.contains_key(&address.without_keys()));
        self.findings.extend(findings);
    }
}
