//! Whom the security groups of something behind a load balancer let in.

use crate::aws::shared::reach::{Hop, Ways, groups_of, opens};
use crate::aws::shared::security_groups::{self, Who};
use crate::network::is_internet;
use crate::prelude::*;
use tollgate_core::value::Value;

/// Whom they let in to a port. Worked out once for something, whichever load balancers are before it.
pub(super) struct Guard {
    /// The rule that lets in the internet.
    open: Option<Hop>,
    /// The groups that they let in.
    groups: Vec<(Value, Hop)>,
    /// What leaves other rules undecided.
    verdict: Checked,
}

impl Guard {
    pub(super) fn of(owner: &Block, attribute: &str, port: u16, cx: &Cx) -> Self {
        let (groups, verdict) = groups_of(owner, attribute, cx);
        let mut guard = Self { open: None, groups: Vec::new(), verdict };
        for group in &groups {
            let (openings, undecided) =
                security_groups::openings_of_group(group, is_internet, opens(port), cx);
            if let Some(opening) = openings.first() {
                guard.open = Some(Hop::new(opening.place, "this rule lets the internet in"));
                return guard;
            }
            let (admitted, undecided_too) = security_groups::admitted(group, opens(port), cx);
            guard.verdict = guard.verdict.and(undecided).and(undecided_too);
            guard.groups.extend(admitted.into_iter().filter_map(|it| match it.who {
                Who::Group(id) => Some((id, Hop::new(it.place, "this rule lets the load balancer in"))),
                Who::Range(_) => None,
            }));
        }
        guard
    }

    /// The way past it, through a load balancer with some groups.
    pub(super) fn passed_by(&self, balancer: &[Value]) -> Ways {
        if let Some(open) = &self.open {
            return Ok(Some(vec![open.clone()]));
        }
        let mut verdict = self.verdict.clone();
        for (group, hop) in &self.groups {
            match value::any(balancer, |own| value::equal(own, group)) {
                Ok(true) => return Ok(Some(vec![hop.clone()])),
                Ok(false) => {}
                Err(unknown) => verdict = verdict.and(Err(unknown)),
            }
        }
        verdict.map(|()| None)
    }
}
