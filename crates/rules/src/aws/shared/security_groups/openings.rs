//! What a block opens, of what a rule asks for.

use super::{Ingress, ingress};
use crate::network::{self, Ports, Source};
use crate::prelude::*;
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

/// What each rule of a block lets in.
struct LetIn(Checked<Vec<Checked<Vec<Ports>>>>);

impl LetIn {
    fn of(block: &Block) -> Self {
        Self(ingress(block).map(|rules| rules.iter().map(Ingress::ports).collect()))
    }

    /// Whether all of it certainly is of no interest.
    fn is_none_of(&self, opens: impl Fn(&[Ports]) -> bool) -> bool {
        let is_none = |ports: &Checked<Vec<Ports>>| ports.as_ref().is_ok_and(|ports| !opens(ports));
        self.0.as_ref().is_ok_and(|rules| rules.iter().all(is_none))
    }
}

/// The [`openings`] of the block that is checked. Many rules ask for them, each for other ports, and most blocks open none
/// of these.
pub(in crate::aws) fn openings_of_subject(
    block: &Block,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening>, Checked) {
    match cx.of_subject(LetIn::of).is_none_of(&opens) {
        true => (Vec::new(), Ok(())),
        false => openings(block, is_source, opens, cx),
    }
}

/// The rules that certainly open ports of interest to sources of interest. Beside them, the value that leaves some
/// other rule undecided.
pub(super) fn openings(
    block: &Block,
    is_source: impl Fn(&str) -> bool,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Opening>, Checked) {
    let mut found = Vec::new();
    let verdict = ingress(block).and_then(|rules| {
        value::each(rules, |rule| {
            let ports = rule.ports();
            let open = ports.as_ref().map(|ports| opens(ports)).map_err(Clone::clone);
            // Most rules open no port of interest; of those it does not matter whom they let in.
            if matches!(open, Ok(false)) {
                return Ok(());
            }
            let sources = network::opened(rule.sources(&is_source, cx), open)?;
            if !sources.is_empty() {
                found.push(Opening {
                    place: rule.place,
                    sources,
                    ports: ports?,
                    description: rule.description(),
                });
            }
            Ok(())
        })
    });
    (found, verdict)
}
