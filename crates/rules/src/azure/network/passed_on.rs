//! What rules of load balancers pass on from the internet to virtual machines and scale sets.

use crate::azure::shared::reach;
use crate::network::{self, Protocol};
use crate::prelude::*;
use tollgate_core::source::Location;

const BALANCER: &str = "loadbalancer_id";
const FRONTEND: &str = "frontend_ip_configuration_name";

/// Reports a rule of a load balancer that passes the internet on to a port of machines whose security groups let it in.
pub(super) fn forbid_port(rule: &Block, port: u16, cx: &mut Cx) -> Checked {
    let is_port = rule.number("backend_port")?.is_some_and(|it| it.as_int() == Some(port.into()));
    let protocol = rule.string("protocol")?.map(|it| Protocol::parse(&it));
    if !is_port || !matches!(protocol, Some(Protocol::Tcp | Protocol::Any)) {
        return Ok(());
    }
    let Some(balancer) = cx.referred("azurerm_lb", &["id"], rule, BALANCER).first() else {
        return named_elsewhere(rule, BALANCER, "load balancer");
    };
    let is_public = |it: &Block| both(it.matches("name", rule, FRONTEND), it.is_set("public_ip_address_id"));
    if !balancer.any("frontend_ip_configuration", is_public)? {
        return Ok(());
    }
    let open = reach::interfaces_behind(rule, cx)
        .into_iter()
        .find_map(|interface| Some((openings_before(&interface, port, cx)?, interface)));
    if let Some((openings, interface)) = open {
        let message = format!(
            "the internet reaches {} of `{}` through this rule",
            network::port_with_service(port),
            interface.address
        );
        let flag = cx.wrong(rule, "backend_port", message);
        let flag = flag.also(balancer.place("frontend_ip_configuration"), "this front end is public");
        openings.into_iter().fold(flag, |flag, at| flag.also(at, "this rule lets the internet in"));
    }
    Ok(())
}

/// The rules that let the internet in, one of each security group before an interface. `None` where one of the groups
/// has none, and where no group is known: a standard load balancer forwards nothing to machines without one.
fn openings_before(interface: &Block, port: u16, cx: &Cx) -> Option<Vec<Location>> {
    let groups = reach::groups_before(interface, cx);
    let openings: Option<Vec<_>> =
        groups.iter().map(|group| super::opening_of_group(group, port, cx)).collect();
    openings.filter(|it| !it.is_empty())
}
