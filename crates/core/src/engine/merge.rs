//! One finding for one cause: which of several findings is reported, and where.

use super::Part;
use crate::address::Address;
use crate::finding::{Exists, Finding};
use crate::flaw::{Flaw, Related, shortened};
use crate::hash::HashSet;
use crate::source::{Location, SourceId, Sources};
use rayon::prelude::*;
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

/// A finding in a module that `terraform init` installed is reported at the call: the file it is in belongs to
/// somebody else, is not in the repository, and cannot be fixed there.
pub(super) fn move_to_call(flaw: &mut Flaw, call: Location) {
    flaw.message = match flaw.addresses.first() {
        Some(address) => format!("in the installed module, {address}: {}", flaw.message),
        None => flaw.message.clone(),
    };
    flaw.location = call;
    flaw.attribute_at = None;
    flaw.related.clear();
    flaw.trace.clear();
    flaw.fix = None;
}

/// One finding for each rule, place and message, however many instances it has, in the order of their places. What the
/// configuration says as it is stands alone: that it would say so too if more existed is no other finding.
pub(super) fn merge(mut findings: Vec<Finding>) -> Vec<Finding> {
    leave_to_certain(&mut findings);
    findings
        .par_sort_by(|a, b| (a.location, a.rule.id, &a.message).cmp(&(b.location, b.rule.id, &b.message)));
    findings.dedup_by(|next, first| {
        let key = |it: &Finding| (it.location, it.rule.id);
        let same = key(next) == key(first) && next.message == first.message;
        if same {
            first.addresses.append(&mut next.addresses);
            first.also.append(&mut next.also);
            first.exists = std::mem::take(&mut first.exists).or(std::mem::take(&mut next.exists));
        }
        same
    });
    for finding in &mut findings {
        // Once for each place, not once for each instance.
        finding.addresses.sort_unstable();
        finding.addresses.dedup();
        finding.also = merge(std::mem::take(&mut finding.also));
    }
    findings
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
