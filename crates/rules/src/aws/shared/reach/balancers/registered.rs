//! What is registered behind load balancers, and whom it lets in.

use super::members::{Guarded, behind};
use super::{ATTACHMENTS, Guard, Target};
use crate::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use tollgate_core::value::Value;

/// What is registered somewhere, and whom it lets in.
pub(super) struct Registered {
    targets: Vec<(Target, Guard)>,
    /// What leaves others undecided.
    verdict: Checked,
}

impl Registered {
    pub(super) fn new(behind: Vec<Guarded>, verdict: Checked, cx: &Cx) -> Self {
        Self { targets: behind.into_iter().map(|it| it.judged(cx)).collect(), verdict }
    }

    /// The first that a load balancer with some groups reaches at a port of interest.
    pub(super) fn reached(
        &self,
        balancer: &[Value],
        is_wanted: impl Fn(u16) -> bool,
        cx: &Cx,
    ) -> Checked<Option<Target>> {
        let mut verdict = self.verdict.clone();
        let wanted = self.targets.iter().filter(|(target, _)| is_wanted(target.port));
        for (target, guard) in wanted.take_while(|_| cx.charge(1)) {
            match guard.passed_by(balancer) {
                Ok(None) => {}
                Ok(Some(inside)) => {
                    let way = [target.way.clone(), inside].concat();
                    return Ok(Some(Target { address: target.address.clone(), port: target.port, way }));
                }
                Err(unknown) => verdict = verdict.and(Err(unknown)),
            }
        }
        verdict.map(|()| None)
    }
}

/// What is registered in target groups, by their addresses. Many listeners may forward to one.
#[derive(Default)]
struct ByGroup(RefCell<HashMap<String, Rc<Registered>>>);

/// What is registered in a target group.
pub(super) fn of_target_group(group: &Block, cx: &Cx) -> Rc<Registered> {
    // Whoever asks depends on these, also where another check has worked it out.
    let types = ["aws_autoscaling_attachment", "aws_autoscaling_group", "aws_ecs_service"];
    ATTACHMENTS.into_iter().chain(types).for_each(|kind| drop(cx.resources(kind)));
    let known = cx.once(|_| ByGroup::default());
    let address = group.address.to_string();
    if let Some(registered) = known.0.borrow().get(&address) {
        return registered.clone();
    }
    let (behind, verdict) = behind(group, cx);
    let registered = Rc::new(Registered::new(behind, verdict, cx));
    known.0.borrow_mut().insert(address, registered.clone());
    registered
}
