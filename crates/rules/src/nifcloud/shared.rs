//! What rules of several NIFCLOUD services ask.

use crate::network::{self, is_internet};
use crate::prelude::*;
use tollgate_core::cx::Flag;

/// The network that the customers of a zone share.
const COMMON: &str = "net-COMMON_PRIVATE";

/// Reports an attribute at the header of its resource.
pub(super) fn wrong<'c>(
    resource: &Block,
    owner: &Block,
    name: &str,
    message: impl Into<String>,
    cx: &'c mut Cx,
) -> Flag<'c> {
    cx.flag(resource.header(), message)
        .about(owner.path_of(name))
        .because(&owner.value(name))
        .shown_at(owner.place(name))
}

/// Reports a resource that, or an interface of which, is in the network that the customers of a zone share.
pub(super) fn forbid_common_network(resource: &Block, cx: &mut Cx) -> Checked {
    let interfaces = resource.each("network_interface");
    let owners = if interfaces.is_empty() { vec![resource.clone()] } else { interfaces };
    let mut verdict = Ok(());
    for owner in &owners {
        match owner.if_present(is_in(owner, COMMON), resource) {
            Ok(true) => {
                let message =
                    format!("{}, a network that all customers in a zone share", owner.actual("network_id"));
                wrong(resource, owner, "network_id", message, cx);
                return Ok(());
            }
            Ok(false) => {}
            Err(unknown) => verdict = verdict.and(Err(unknown)),
        }
    }
    verdict
}

/// Whether a resource or an interface is in a network of the platform. What the configuration makes is another one.
pub(super) fn is_in(owner: &Block, network: &str) -> Checked<bool> {
    let own = owner.value("network_id");
    if own.as_attribute().is_some_and(|it| it.resource_kind().is_some()) {
        return Ok(false);
    }
    is_one_of(owner, "network_id", &[network])
}

/// Reports a group whose `rule` blocks let everybody in.
pub(super) fn forbid_open_rules(group: &Block, cx: &mut Cx) -> Checked {
    let mut open = Vec::new();
    let verdict = value::each(group.each("rule"), |rule| {
        open.extend(network::sources(&rule, &["cidr_ip"], is_internet, cx)?);
        Ok(())
    });
    let Some(first) = open.first() else { return verdict };
    let flag = first.flag(group.header(), "in", cx);
    open.iter().skip(1).fold(flag, |flag, it| flag.also(it.place, "this rule is open to everyone"));
    Ok(())
}
