//! Which resources attributes name, and which way leads through security groups.

use super::{Hop, Ways, first, or_undecided};
use crate::aws::shared::security_groups;
use crate::network::{Ports, is_internet};
use crate::prelude::*;
use tollgate_core::value::Value;

/// The resources of a type that an attribute names or lists. Beside them, the value that leaves others undecided.
pub(super) fn named<'e>(
    block: &Block,
    attribute: &str,
    kind: &str,
    name: &'static str,
    cx: &Cx<'_, 'e>,
) -> (Vec<Block<'e>>, Checked) {
    let value = block.value(attribute);
    let items = value.elements_or_self().iter();
    let mut found = Vec::new();
    let verdict = value::each(items.filter(|item| !item.is_null()), |item| {
        let is_named = |it: &Block<'e>| value::equal(&it.reference(name), item);
        let (certain, verdict) = cx.meant(kind, name, item.clone(), is_named).filter(|_| Ok(true));
        let certain = if certain.is_empty() { made_by_module(kind, item, cx) } else { certain };
        let is_here = !certain.is_empty();
        found.extend(certain);
        if is_here { Ok(()) } else { verdict.and_then(|()| declared_elsewhere(item, "resource")) }
    });
    (found, verdict)
}

/// The call of the registry module that makes a security group, which stands for the group.
fn made_by_module<'e>(kind: &str, id: &Value, cx: &Cx<'_, 'e>) -> Vec<Block<'e>> {
    let call = (kind == "aws_security_group").then(|| security_groups::called(id, cx)).flatten();
    call.into_iter().collect()
}

/// The security groups that a resource has in an attribute. Beside them, the value that leaves others undecided.
pub(in crate::aws) fn groups_of<'e>(
    block: &Block,
    attribute: &str,
    cx: &Cx<'_, 'e>,
) -> (Vec<Block<'e>>, Checked) {
    named(block, attribute, "aws_security_group", "id", cx)
}

/// The way through the security groups that a resource has in an attribute. Without any, it has the default one of its
/// network, which lets in nobody from outside.
pub(in crate::aws) fn through_groups(
    block: &Block,
    attribute: &str,
    opens: impl Fn(&[Ports]) -> bool + Copy,
    cx: &Cx,
) -> Ways {
    let (groups, verdict) = groups_of(block, attribute, cx);
    let found = first(&groups, |group| {
        let (openings, verdict) = security_groups::openings_of_group(group, is_internet, opens, cx);
        let hop = openings.first().map(|it| vec![Hop::new(it.place, "this rule lets the internet in")]);
        if hop.is_some() { Ok(hop) } else { verdict.map(|()| None) }
    });
    or_undecided(found, verdict)
}
