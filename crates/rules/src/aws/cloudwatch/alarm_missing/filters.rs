//! Metric filters with what their patterns say.

use super::pattern::Pattern;
use crate::prelude::*;
use std::rc::Rc;
use tollgate_core::hash::HashMap;

/// About how many steps it takes to match a pattern with an event.
pub(super) const PATTERN_STEPS: usize = 8;

/// A metric filter with its pattern; `None` where that is one for events that are not JSON.
pub(super) struct Filter<'b, 'e> {
    pub(super) block: &'b Block<'e>,
    pattern: Checked<Option<Rc<Pattern>>>,
}

/// Patterns by their texts: what a `count` repeats has one.
pub(super) type Patterns = HashMap<String, Option<Rc<Pattern>>>;

impl<'b, 'e> Filter<'b, 'e> {
    /// `None` where the budget is spent.
    pub(super) fn new(block: &'b Block<'e>, patterns: &mut Patterns, cx: &Cx) -> Option<Self> {
        let text = match block.string("pattern") {
            Ok(text) => text.map(|text| text.to_string()).unwrap_or_default(),
            Err(unknown) => return Some(Self { block, pattern: Err(unknown) }),
        };
        if let Some(known) = patterns.get(&text) {
            return Some(Self { block, pattern: Ok(known.clone()) });
        }
        let affordable = cx.charge(PATTERN_STEPS + text.len());
        let pattern = affordable.then(|| Pattern::parse(&text).map(Rc::new))?;
        patterns.insert(text, pattern.clone());
        Some(Self { block, pattern: Ok(pattern) })
    }

    pub(super) fn pattern(&self) -> Checked<Option<&Pattern>> {
        self.pattern.as_ref().map(Option::as_deref).map_err(Clone::clone)
    }
}
