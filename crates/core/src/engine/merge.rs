//! One finding for one cause: which of several findings is reported, and where.

use crate::address::Address;
use crate::finding::{Exists, Finding};
use crate::flaw::Flaw;
use crate::hash::HashSet;
use crate::source::Location;
use rayon::prelude::*;

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
