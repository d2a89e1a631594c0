//! From an instance back to the load balancers before it.

use super::registered::attached_port;
use super::{
    ATTACHMENTS, INSTANCE_GROUPS, LISTENERS, TARGET_GROUP, TARGET_GROUPS, forwarded_to, let_in, to_listener,
};
use crate::aws::shared::reach::{Hop, Ways, first, joined, or_undecided};
use crate::prelude::*;

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
    let arn = group.reference("arn");
    first(LISTENERS, |kind| {
        let forwards =
            |listener: &Block| value::any(forwarded_to(listener, "", cx), |it| value::equal(&it, &arn));
        let wanted = Wanted::value(arn.clone()).read_by(forwarded_to);
        let (listeners, verdict) = cx.joined(kind, "default_action", wanted, forwards).filter(|_| Ok(true));
        let through_listener = |listener: &Block| {
            let Some((balancer, way)) = to_listener(listener, cx)? else { return Ok(None) };
            let hop = Hop::new(listener.header(), "this listener forwards to the host");
            let inside = let_in(instance, INSTANCE_GROUPS, port, &balancer, cx);
            joined(Ok(Some([way, vec![hop]].concat())), inside)
        };
        or_undecided(first(&listeners, through_listener), verdict)
    })
}
