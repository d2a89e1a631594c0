//! Network: load balancers, routers and VPN gateways.

mod elb_accepts_http;
mod elb_in_common_network;
mod elb_listener_accepts_http;
mod load_balancer_accepts_http;
mod load_balancer_outdated_tls;
mod router_in_common_network;
mod router_without_security_group;
mod vpn_gateway_without_security_group;

use super::shared;
use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &elb_accepts_http::RULE,
    &elb_in_common_network::RULE,
    &elb_listener_accepts_http::RULE,
    &load_balancer_accepts_http::RULE,
    &load_balancer_outdated_tls::RULE,
    &router_in_common_network::RULE,
    &router_without_security_group::RULE,
    &vpn_gateway_without_security_group::RULE,
];

/// Whether a multi load balancer, or one of its listeners, speaks HTTP.
fn speaks_http(block: &Block) -> Checked<bool> {
    is_one_of(block, "protocol", &["HTTP"])
}

/// Whether the address of a multi load balancer is on the internet.
fn is_public(balancer: &Block) -> Checked<bool> {
    balancer.any("network_interface", |interface| {
        both(shared::is_in(interface, "net-COMMON_GLOBAL"), not(is_off(interface, "is_vip_network")))
    })
}

fn flag_http(block: &Block, cx: &mut Cx) {
    let message = "`protocol` is `HTTP`, and the load balancer is on the internet";
    shared::wrong(block, block, "protocol", message, cx);
}
