//! From an instance back to the load balancers before it.

use super::members::attached_port;
use super::{
    ATTACHMENTS, GROUPS, Guard, INSTANCE_GROUPS, LISTENERS, TARGET_GROUP, TARGET_GROUPS, forwarded_to,
    to_listener,
};
use crate::aws::shared::reach::{Hop, Ways, first, or_undecided};
use crate::prelude::*;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use tollgate_core::value::Value;

/// A listener that the internet reaches: the way there, and the groups of its load balancer.
struct Front {
    way: Vec<Hop>,
    groups: Vec<Value>,
}

/// The listeners that forward to something, as far as the internet reaches them, and what leaves others undecided.
struct Fronts(Vec<Front>, Checked);

/// The listeners that forward to target groups, by their addresses. Many instances may be registered in one.
#[derive(Default)]
struct ByGroup(RefCell<HashMap<String, Rc<Fronts>>>);

/// The way from the internet through a load balancer to a port of an instance.
pub(in crate::aws::shared::reach) fn to_instance(instance: &Block, port: u16, cx: &Cx) -> Ways {
    first(ATTACHMENTS, |kind| {
        let (attachments, verdict) = cx.referring(kind, "target_id", instance, &["id"]).filter(|_| Ok(true));
        or_undecided(first(&attachments, |attachment| to_attached(attachment, instance, port, cx)), verdict)
    })
}

fn to_attached(attachment: &Block, instance: &Block, port: u16, cx: &Cx) -> Ways {
    let mut groups = TARGET_GROUPS
        .into_iter()
        .filter_map(|kind| cx.referred(kind, &["arn", "id"], attachment, TARGET_GROUP).first());
    let Some(group) = groups.next() else {
        return named_elsewhere(attachment, TARGET_GROUP, "target group").map(|()| None);
    };
    if attached_port(attachment, &group)? != Some(port) {
        return Ok(None);
    }
    let fronts = fronts_of(&group, cx);
    let guard = Guard::of(instance, INSTANCE_GROUPS, port, cx);
    let through = |front: &Front| {
        let inside = guard.passed_by(&front.groups)?;
        Ok(inside.map(|inside| [front.way.clone(), inside].concat()))
    };
    or_undecided(first(fronts.0.iter().take_while(|_| cx.charge(1)), through), fronts.1.clone())
}

fn fronts_of(group: &Block, cx: &Cx) -> Rc<Fronts> {
    // Whoever asks depends on these, also where another check has worked it out.
    LISTENERS.into_iter().for_each(|kind| drop(cx.resources(kind)));
    let known = cx.once(|_| ByGroup::default());
    let address = group.address.to_string();
    if let Some(fronts) = known.0.borrow().get(&address) {
        return fronts.clone();
    }
    let arn = group.reference("arn");
    let mut found = Vec::new();
    let verdict = value::each(LISTENERS, |kind| {
        let forwards =
            |listener: &Block| value::any(forwarded_to(listener, "", cx), |it| value::equal(&it, &arn));
        let wanted = Wanted::value(arn.clone()).read_by(forwarded_to);
        let (listeners, undecided) = cx.joined(kind, "default_action", wanted, forwards).filter(|_| Ok(true));
        undecided.and(value::each(&listeners, |listener| {
            if let Some((balancer, mut way)) = to_listener(listener, cx)? {
                way.push(Hop::new(listener.header(), "this listener forwards to the host"));
                found.push(Front { way, groups: balancer.value(GROUPS).items() });
            }
            Ok(())
        }))
    });
    let fronts = Rc::new(Fronts(found, verdict));
    known.0.borrow_mut().insert(address, fronts.clone());
    fronts
}
