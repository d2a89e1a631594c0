//! What a security group of the configuration lets in, by blocks in it and by rules of their own.

use super::openings::{Opening, openings};
use super::registry::{self, OUTPUTS, from_groups};
use super::{Form, Ingress, ingress};
use crate::network::Ports;
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

/// The resource types that are rules of a group for what comes in.
const RULES: [&str; 2] = ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule"];

/// The attributes of a rule that name groups, in all forms.
const GROUPS: [&str; 3] = ["security_groups", "source_security_group_id", "referenced_security_group_id"];

/// The attributes of a rule that name ranges of addresses, in all forms.
const RANGES: [&str; 6] = [
    "cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6", "ingress_cidr_blocks",
    "ingress_ipv6_cidr_blocks",
];

/// The openings of a group. Beside them, the value that leaves some other rule undecided.
pub(in crate::aws) fn openings_of_group(
    group: &Block,
    is_source: impl Fn(&str) -> bool + Copy,
    opens: impl Fn(&[Ports]) -> bool + Copy,
    cx: &Cx,
) -> (Vec<Opening>, Checked) {
    let (mut found, mut verdict) = openings(group, is_source, opens, cx);
    let (rules, undecided) = rules_of(group, cx);
    verdict = verdict.and(undecided);
    for rule in rules {
        let (openings, undecided) = openings(&rule, is_source, opens, cx);
        found.extend(openings);
        verdict = verdict.and(undecided);
    }
    (found, verdict)
}

/// Whom a rule of a group lets in: a group by its id, or a range of addresses.
pub(in crate::aws) enum Who {
    Group(Value),
    Range(Value),
}

impl Who {
    /// The range of addresses, if it is one.
    pub(in crate::aws) fn range(&self) -> Option<&Value> {
        match self {
            Self::Range(range) => Some(range),
            Self::Group(_) => None,
        }
    }
}

/// What a rule of a group lets in, and where the rule stands.
pub(in crate::aws) struct Admitted {
    pub(in crate::aws) who: Who,
    pub(in crate::aws) place: Location,
}

/// Whom a group lets in to ports of interest. Beside them, the value that leaves some other rule undecided.
pub(in crate::aws) fn admitted(
    group: &Block,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<Admitted>, Checked) {
    let mut found = Vec::new();
    let mut admit = |owner: &Block| {
        value::each(ingress(owner)?.into_iter().chain(from_groups(owner)), |rule| {
            if opens(&rule.ports()?) {
                let place = rule.place;
                found.extend(rule.admitted(group)?.into_iter().map(|who| Admitted { who, place }));
            }
            Ok(())
        })
    };
    let (rules, undecided) = rules_of(group, cx);
    let verdict = admit(group).and(value::each(&rules, admit)).and(undecided);
    (found, verdict)
}

/// The rules of a group that are resources of their own. Beside them, the value that leaves others undecided.
fn rules_of<'e>(group: &Block, cx: &Cx<'_, 'e>) -> (Vec<Block<'e>>, Checked) {
    let names: &[&str] = if group.is_call() { &OUTPUTS } else { &["id"] };
    let mut rules = Vec::new();
    let verdict = value::each(RULES, |kind| {
        let (certain, undecided) = cx.referring(kind, "security_group_id", group, names).filter(|_| Ok(true));
        rules.extend(certain);
        undecided
    });
    (rules, verdict)
}

impl Ingress<'_> {
    /// Whom the rule, which is one of a group, lets in.
    fn admitted(&self, group: &Block) -> Checked<Vec<Who>> {
        let listed = |block: &Block, names: &[&str]| {
            let values = names.iter().map(|name| block.value(name)).filter(|value| !value.is_null());
            values.flat_map(|value| value.elements_or_self().to_vec()).collect::<Vec<_>>()
        };
        let mut ranges = listed(&self.block, &RANGES);
        if let Form::Listed { call } = &self.form
            && ranges.is_empty()
        {
            ranges = listed(call, &registry::RANGES);
        }
        let own = self.block.is_true("self")?.then(|| group.reference("id"));
        let groups = listed(&self.block, &GROUPS).into_iter().chain(own);
        Ok(groups.map(Who::Group).chain(ranges.into_iter().map(Who::Range)).collect())
    }
}
