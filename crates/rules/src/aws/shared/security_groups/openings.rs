//! What a block opens, of what a rule asks for.

use super::{Ingress, ingress};
use crate::network::{self, Ports, Ranges, Source};
use crate::prelude::{Block, Checked, Cx, value};
use std::cell::OnceCell;
use tollgate_core::cx::Flag;
use tollgate_core::source::Location;

/// A rule that opens something to a source.
#[derive(Clone)]
pub(in crate::aws) struct Opening {
    /// Where the rule stands.
    pub(in crate::aws) place: Location,
    /// What it opens it to: not empty.
    pub(in crate::aws) sources: Vec<Source>,
    /// What it opens.
    pub(in crate::aws) ports: Vec<Ports>,
    /// What the rule says of itself, in lower case.
    pub(in crate::aws) description: String,
}

impl Opening {
    /// Whether it opens all ports of a protocol.
    pub(in crate::aws) fn opens_all(&self) -> bool {
        self.ports.iter().any(Ports::is_all)
    }

    /// A finding about the first source that says so of the others, too.
    pub(in crate::aws) fn with_other_families<'c>(&self, flag: Flag<'c>) -> Flag<'c> {
        self.sources.iter().skip(1).fold(flag, |flag, it| it.add_to(flag))
    }
}

/// What each rule of a block lets in, worked out once for all rules of the catalogue that ask for it.
struct LetIn(Checked<Vec<Rule>>);

/// A rule of a block.
struct Rule {
    place: Location,
    ports: Checked<Vec<Ports>>,
    /// Whom it lets in: most open no port of interest, and of these it does not matter.
    ranges: OnceCell<Checked<Vec<Ranges>>>,
}

impl LetIn {
    fn of(block: &Block) -> Self {
        let rule = |it: &Ingress| Rule { place: it.place, ports: it.ports(), ranges: OnceCell::new() };
        Self(ingress(block).map(|rules| rules.iter().map(rule).collect()))
    }

    /// The rules that certainly open ports of interest to sources of interest. Beside them, the value that leaves some
    /// other rule undecided.
    fn openings(
        &self,
        block: &Block,
        is_source: impl Fn(&str) -> bool,
        opens: impl Fn(&[Ports]) -> bool,
        cx: &Cx,
    ) -> (Vec<Opening>, Checked) {
        let rules = match &self.0 {
            Ok(rules) => rules,
            Err(unknown) => return (Vec::new(), Err(unknown.clone())),
        };
        let written = Written { block, rules: OnceCell::new() };
        let mut found = Vec::new();
        let verdict = value::each(rules.iter().enumerate(), |(number, rule)| {
            let open = rule.ports.as_ref().map(|ports| opens(ports)).map_err(Clone::clone);
            if matches!(open, Ok(false)) {
                return Ok(());
            }
            let sources = network::opened(rule.sources(number, &written, &is_source, cx), open)?;
            if !sources.is_empty() {
                let description = written.get(number).map(Ingress::description).unwrap_or_default();
                found.push(Opening { place: rule.place, sources, ports: rule.ports.clone()?, description });
            }
            Ok(())
        });
        (found, verdict)
    }
}

impl Rule {
    /// The sources for which a test holds. It is the rule of this number of those that are written.
    fn sources(
        &self,
        number: usize,
        written: &Written,
        test: impl Fn(&str) -> bool,
        cx: &Cx,
    ) -> Checked<Vec<Source>> {
        let ranges = || written.get(number).map_or(Ok(Vec::new()), Ingress::ranges);
        match self.ranges.get_or_init(ranges) {
            Ok(ranges) => network::sources_among(ranges, test, cx),
            Err(unknown) => Err(unknown.clone()),
        }
    }
}

/// The rules of a block as they are written, for what is asked of few of them.
struct Written<'b, 'e> {
    block: &'b Block<'e>,
    rules: OnceCell<Vec<Ingress<'e>>>,
}

impl<'e> Written<'_, 'e> {
    fn get(&self, number: usize) -> Option<&Ingress<'e>> {
        self.rules.get_or_init(|| ingress(self.block).unwrap_or_default()).get(number)
    }
}

/// The [`openings`] of the block that is checked. Many rules ask for them, each for other ports.
pub(in crate::aws) fn openings_of_subject(
    block: &Block,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening>, Checked) {
    cx.of_subject(LetIn::of).openings(block, is_source, opens, cx)
}

/// Of each rule of the block that is checked the place, and the sources for which a test holds.
///
/// # Errors
/// The unknown value that tells which rules there are.
pub(in crate::aws) fn sources_of_subject(
    block: &Block,
    test: impl Fn(&str) -> bool,
    cx: &Cx,
) -> Checked<Vec<(Location, Checked<Vec<Source>>)>> {
    let let_in = cx.of_subject(LetIn::of);
    let rules = let_in.0.as_ref().map_err(Clone::clone)?;
    let written = Written { block, rules: OnceCell::new() };
    let sources = rules.iter().enumerate();
    Ok(sources.map(|(number, it)| (it.place, it.sources(number, &written, &test, cx))).collect())
}

/// The rules that certainly open ports of interest to sources of interest. Beside them, the value that leaves some
/// other rule undecided.
pub(super) fn openings(
    block: &Block,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening>, Checked) {
    LetIn::of(block).openings(block, is_source, opens, cx)
}
