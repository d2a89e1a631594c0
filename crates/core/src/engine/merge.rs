//! One finding for one cause: which of several findings is reported, and where.

use super::Part;
use crate::address::Address;
use crate::finding::{Exists, Finding};
use crate::flaw::{Flaw, Related, shortened};
use crate::hash::HashSet;
use crate::source::{Location, SourceId, Sources};
use ecow::EcoString;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Where a rule knows a module's inputs, what it says of the call is better than what it says of the resources in the
/// module, if that is installed: it stands at the input. One finding is enough.
pub(super) fn leave_to_calls(findings: &mut Vec<(Address, Finding)>, of_calls: Vec<(Address, Finding)>) {
    let said: HashSet<_> = of_calls.iter().map(|(call, finding)| (finding.rule.id, call)).collect();
    let is_said = |(address, finding): &(Address, Finding)| {
        address.chain().skip(1).any(|module| said.contains(&(finding.rule.id, module)))
    };
    findings.retain(|finding| said.is_empty() || !is_said(finding));
    findings.extend(of_calls);
}

/// Leaves out findings of blocks that may never exist where the same is wrong with another of their type that does, in the
/// same module, unless `takes_all`: whoever mends the one mends its copies.
pub(super) fn leave_to_likes(findings: &mut Vec<Finding>, takes_all: impl Fn(&Finding) -> bool) {
    let is_certain = |it: &Finding| !matches!(it.exists, Exists::Where(_));
    let of_type = |it: &Finding| {
        let of_type = it.addresses.first().and_then(|it| it.rsplit_once('.')).map(|(of_type, _)| of_type);
        of_type.map(|of_type| (it.rule.id, it.message.clone(), of_type.to_owned()))
    };
    let certain: HashSet<_> = match findings.iter().all(is_certain) {
        true => return,
        false => findings.iter().filter(|it| it.exists == Exists::Always).filter_map(of_type).collect(),
    };
    let is_copy = |it: &Finding| !is_certain(it) && of_type(it).is_some_and(|it| certain.contains(&it));
    findings.retain(|it| !is_copy(it) || takes_all(it));
}

/// A finding in a module that `terraform init` installed is reported at the call: the file it is in belongs to
/// somebody else, is not in the repository, and cannot be fixed there.
pub(super) fn move_to_call(flaw: &mut Flaw, call: Location) {
    flaw.message = match flaw.addresses.first() {
        Some(address) => format!("in the installed module, {address}: {}", flaw.message),
        None => flaw.message.clone(),
    };
    flaw.location = call;
    flaw.attribute_at = None;
    flaw.written_at = None;
    flaw.related.clear();
    flaw.trace.clear();
    flaw.fix = None;
    flaw.advice = None;
}

/// One finding for each rule, place and message, however many instances it has, in the order of their places. What the
/// configuration says as it is stands alone: that it would say so too if more existed is no other finding.
pub(super) fn merge(mut findings: Vec<Finding>) -> Vec<Finding> {
    leave_to_certain(&mut findings);
    let mut findings = sorted(findings);
    findings.dedup_by(|next, first| {
        let same = in_order(next, first).is_eq();
        if same {
            take_in(first, next);
        }
        same
    });
    let mut findings = unite(findings);
    for finding in &mut findings {
        // Once for each place, not once for each instance.
        put_addresses_in_order(finding);
        finding.also = merge(std::mem::take(&mut finding.also));
    }
    findings
}

/// How many places are named beside that of a finding which has many.
const MOST_RELATED: usize = 20;

/// Makes one of findings that read the same at the same place, though what is to blame stands elsewhere: in the values that
/// several callers give, none of which is shown.
pub(super) fn leave_to_equals(findings: &mut Vec<Finding>) {
    let is_elsewhere = |it: &Finding| it.shown_at().source != it.location.source && it.trace.is_empty();
    if !findings.iter().any(is_elsewhere) {
        return;
    }
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut known: BTreeMap<(Location, &'static str, EcoString), usize> = BTreeMap::new();
    for mut finding in std::mem::take(findings) {
        let entry = (finding.shown_at(), finding.rule.id, EcoString::from(&*finding.message));
        match known.get(&entry).filter(|_| is_elsewhere(&finding)) {
            Some(&first) => {
                let also = Related {
                    location: finding.location,
                    message: "the values here lead to the same finding".to_owned(),
                };
                let related = &mut kept[first].flaw.related;
                if related.len() < MOST_RELATED {
                    related.push(also);
                }
                take_in(&mut kept[first], &mut finding);
            }
            None => {
                known.insert(entry, kept.len());
                kept.push(finding);
            }
        }
    }
    kept.iter_mut().for_each(put_addresses_in_order);
    *findings = kept;
}

/// Names each address of a finding once.
fn put_addresses_in_order(finding: &mut Finding) {
    finding.addresses.sort_unstable();
    finding.addresses.dedup();
}

/// The findings in their order. Findings are large: each is moved once.
fn sorted(findings: Vec<Finding>) -> Vec<Finding> {
    if findings.is_sorted_by(|a, b| in_order(a, b).is_le()) {
        return findings;
    }
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.par_sort_by(|&a, &b| in_order(&findings[a], &findings[b]));
    let mut findings: Vec<_> = findings.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| findings[index].take()).collect()
}

/// The order of findings: by their places, their rules and what they say.
pub(super) fn in_order(a: &Finding, b: &Finding) -> Ordering {
    (a.location, a.rule.id, &a.message).cmp(&(b.location, b.rule.id, &b.message))
}

/// Adds a finding to another one, with which it is one.
fn take_in(first: &mut Finding, next: &mut Finding) {
    first.addresses.append(&mut next.addresses);
    first.also.append(&mut next.also);
    first.origins.append(&mut next.origins);
    first.exists = std::mem::take(&mut first.exists).or(std::mem::take(&mut next.exists));
}

/// How many of the values are named by which findings differ that are one.
const NAMED: usize = 3;

/// Makes one finding of those of one rule at one place that differ in nothing but one value that they quote, such as the
/// member to whom a role is given: it names all of them.
fn unite(findings: Vec<Finding>) -> Vec<Finding> {
    let mut united: Vec<Finding> = Vec::with_capacity(findings.len());
    let mut findings = findings.into_iter().peekable();
    while let Some(mut first) = findings.next() {
        let (mut differs_at, mut values) = (None, Vec::new());
        while let Some(at) = findings.peek().and_then(|next| only_difference(&first, next)) {
            if differs_at.is_some_and(|known| known != at) {
                break;
            }
            let Some(mut next) = findings.next() else { break };
            differs_at = Some(at);
            values.extend(next.message.split('`').nth(at).map(str::to_owned));
            take_in(&mut first, &mut next);
        }
        if let Some(at) = differs_at {
            first.message = with_all(&first.message, at, &values);
        }
        united.push(first);
    }
    united
}

/// The one part in backticks in which the messages of two findings differ that are alike in all else.
fn only_difference(first: &Finding, next: &Finding) -> Option<usize> {
    let key = |it: &Finding| (it.location, it.rule.id, it.shown_at());
    let are_alike = key(first) == key(next) && first.attribute == next.attribute && first.fix == next.fix;
    are_alike.then(|| difference(&first.message, &next.message)).flatten()
}

/// The one part in backticks in which two messages differ, counted in all parts that backticks separate.
fn difference(one: &str, other: &str) -> Option<usize> {
    let (parts, others) = (one.split('`'), other.split('`'));
    if parts.clone().count() != others.clone().count() {
        return None;
    }
    let mut different = parts.zip(others).enumerate().filter(|(_, (part, other))| part != other);
    let (at, _) = different.next()?;
    (at % 2 == 1 && different.next().is_none()).then_some(at)
}

/// A message that names more values beside the one at a part.
fn with_all(message: &str, at: usize, others: &[String]) -> String {
    let parts: Vec<_> = message.split('`').collect();
    let all = parts.get(at).copied().into_iter().chain(others.iter().map(String::as_str));
    let named: Vec<_> = all.take(NAMED).map(|value| format!("`{value}`")).collect();
    let list = match (others.len() + 1).saturating_sub(NAMED) {
        0 => named.split_last().map(|(last, rest)| format!("{} and {last}", rest.join(", "))),
        more => Some(format!("{} and {more} more", named.join(", "))),
    };
    let (before, after) = (parts[..at].join("`"), parts[at + 1..].join("`"));
    shortened(format!("{before}{}{after}", list.unwrap_or_default()))
}

/// Leaves out findings of what may never exist where the same rule finds something at the same place in what does.
fn leave_to_certain(findings: &mut Vec<Finding>) {
    let is_certain = |it: &Finding| !matches!(it.exists, Exists::Where(_));
    if findings.iter().all(is_certain) {
        return;
    }
    let certain = findings.iter().filter(|it| is_certain(it));
    let certain: HashSet<_> =
        certain.flat_map(Finding::with_also).map(|it| (it.location, it.rule.id)).collect();
    findings.retain(|it| is_certain(it) || !certain.contains(&(it.location, it.rule.id)));
}

/// Makes one of what is said of a root module without a variable file and with each of some. A finding says for which it
/// exists, unless that is all of them; and nothing is undecided that one of them decides.
pub(super) fn merge_scenarios(defaults: Part, with: Vec<(SourceId, Part)>, sources: &Sources) -> Part {
    let mut part = Part { findings: Vec::new(), ..defaults };
    let files: Vec<_> = with.iter().map(|(file, _)| *file).collect();
    let mut cases = vec![defaults.findings];
    for (_, scenario) in with {
        cases.push(scenario.findings);
        part.notes.extend(scenario.notes);
        part.is_in_doubt |= scenario.is_in_doubt;
        let undecided: HashSet<_> = scenario.undecided.iter().map(|it| (it.location, it.rule.id)).collect();
        part.undecided.retain(|it| undecided.contains(&(it.location, it.rule.id)));
    }
    let mut found: BTreeMap<_, Vec<Case>> = BTreeMap::new();
    for (number, findings) in cases.into_iter().enumerate() {
        let is_known = |it: &Finding| {
            let known = found.get(&(it.location, it.rule.id)).into_iter().flatten();
            known.into_iter().any(|case: &Case| case.finding.message == it.message)
        };
        let (known, other): (Vec<_>, Vec<_>) = merge(findings).into_iter().partition(is_known);
        for finding in known.into_iter().chain(other) {
            add(found.entry((finding.location, finding.rule.id)).or_default(), finding, number);
        }
    }
    let findings = found.into_values().flatten().map(|case| case.told(&files, sources));
    part.findings = findings.collect();
    part
}

/// A finding and the cases in which it exists: 0 is that without a variable file.
struct Case {
    finding: Finding,
    numbers: BTreeSet<usize>,
    /// What is said in other cases, where that differs.
    otherwise: Vec<(usize, String)>,
}

/// Adds what is found in a case to what one rule finds at one place. What differs only in the value that it names is one
/// finding.
fn add(found: &mut Vec<Case>, mut finding: Finding, number: usize) {
    let same = found.iter().position(|it| it.finding.message == finding.message);
    let other = || found.iter().position(|it| !it.numbers.contains(&number));
    match same.or_else(other).and_then(|it| found.get_mut(it)) {
        Some(case) => {
            case.numbers.insert(number);
            case.finding.addresses.append(&mut finding.addresses);
            case.finding.also.append(&mut finding.also);
            if same.is_none() {
                case.otherwise.push((number, finding.flaw.message));
            }
        }
        None => found.push(Case { finding, numbers: [number].into(), otherwise: Vec::new() }),
    }
}

impl Case {
    /// The finding, which says when it exists.
    fn told(self, files: &[SourceId], sources: &Sources) -> Finding {
        let Self { mut finding, numbers, otherwise } = self;
        let file = |number: &usize| files.get(number.checked_sub(1)?).copied();
        if numbers.len() <= files.len() {
            let defaults = numbers.contains(&0);
            finding.exists = Exists::With { defaults, files: numbers.iter().filter_map(file).collect() };
        }
        let location = finding.location;
        let related = otherwise.iter().filter_map(|(number, message)| {
            let path = sources.get(file(number)?).path.display();
            Some(Related { location, message: shortened(format!("with `{path}`, {message}")) })
        });
        finding.flaw.related.extend(related);
        finding
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_differ_in_one_value_become_one_that_names_all() {
        let to = |member: &str| format!("`role` grants `\"roles/owner\"` to `{member}` here");
        let at = difference(&to("a"), &to("b"));
        let others = ["b", "c", "d", "e"].map(str::to_owned);
        let all = |count: usize| at.map(|at| with_all(&to("a"), at, &others[..count]));
        assert_eq!(all(1), Some("`role` grants `\"roles/owner\"` to `a` and `b` here".to_owned()));
        assert_eq!(all(2), Some("`role` grants `\"roles/owner\"` to `a`, `b` and `c` here".to_owned()));
        assert_eq!(
            all(4),
            Some("`role` grants `\"roles/owner\"` to `a`, `b`, `c` and 2 more here".to_owned())
        );
        assert_eq!(difference(&to("a"), &to("a")), None);
        assert_eq!(difference("port 22 of `a`", "port 23 of `b`"), None);
        assert_eq!(difference("`a` is `1`", "`b` is `2`"), None);
    }
}
