//! What the defaults of variables leave out, judged as if it existed.
//!
//! The variables to blame are open at first. Where that leaves a check undecided and a block exists only with one value
//! of a variable, it is judged once more with this value: `encrypted = !var.insecure` is known where `count` wants
//! `var.insecure`.

use super::{Judge, Part, Said, Seen, Start, Subject};
use crate::address::Address;
use crate::block::Block;
use crate::cx::SwitchedOff;
use crate::eval::{Assumed, Settled};
use crate::finding::Finding;
use crate::hash::{HashMap, HashSet};
use crate::value::{Reason, Unknown};
use ecow::EcoString;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// With how many sets of values a root module is judged again.
const MAX_SETTLED: usize = 32;

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
            self.blocks.entry(on.settled).or_default().insert(address, on.conditions);
        }
    }
}

impl Judge<'_> {
    /// Judges what variables leave out as long as they have their defaults.
    pub(super) fn switched_off<'s>(
        &'s self,
        start: &Start<'s>,
        off: SwitchedOff,
        assumed: Assumed<'s>,
    ) -> Part {
        let open = off.values().flatten().cloned().collect();
        let addresses = off.into_keys().collect();
        let assumed = Assumed { open: Some(&open), ..assumed };
        let mut seen = self.look(start, assumed, Subject::SwitchedOff(&addresses), |_| (), false).seen;
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
        self.told(start, seen)
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
