//! What a security group of the configuration lets in, by blocks in it and by rules of their own.

use super::openings::{Opening, openings};
use super::{Ingress, ingress};
use crate::network::Ports;
use crate::prelude::*;
use tollgate_core::source::Location;
use tollgate_core::value::Value;

/// The resource types that are rules of a group for what comes in.
const RULES: [&str; 2] = ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule"];

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

/// The groups that a group lets in to ports of interest, each with the place of the rule. Beside them, the value that
/// leaves some other rule undecided.
pub(in crate::aws) fn admitted_groups(
    group: &Block,
    opens: impl Fn(&[Ports]) -> bool,
    cx: &Cx,
) -> (Vec<(Location, Value)>, Checked) {
    let mut found = Vec::new();
    let mut admit = |owner: &Block| {
        value::each(ingress(owner)?, |rule| {
            if opens(&rule.ports()?) {
                found.extend(rule.groups().into_iter().map(|group| (rule.place, group)));
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
    let mut rules = Vec::new();
    let verdict = value::each(RULES, |kind| {
        let (certain, undecided) =
            cx.referring(kind, "security_group_id", group, &["id"]).filter(|_| Ok(true));
        rules.extend(certain);
        undecided
    });
    (rules, verdict)
}

impl Ingress<'_> {
    /// The security groups that it lets in.
    fn groups(&self) -> Vec<Value> {
        let values =
            ["security_groups", "source_security_group_id", "referenced_security_group_id"].into_iter();
        let values = values.map(|name| self.block.value(name)).filter(|value| !value.is_null());
        values.flat_map(|value| value.elements_or_self().to_vec()).collect()
    }
}
