//! Elastic Load Balancing: application, network and gateway load balancers (`aws_lb`), classic ones (`aws_elb`).

mod classic_load_balancer_accepts_http;
mod classic_load_balancer_without_access_logs;
mod listener_accepts_http;
mod listener_sensitive_port_open;
mod load_balancer_forwards_invalid_headers;
mod load_balancer_outdated_tls;
mod load_balancer_public;
mod load_balancer_weak_ciphers;
mod load_balancer_without_access_logs;
mod load_balancer_without_cross_zone;
mod load_balancer_without_deletion_protection;
mod load_balancer_without_desync_mitigation;
mod load_balancer_without_waf;
mod target_group_accepts_http;
mod target_group_without_health_check;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &classic_load_balancer_accepts_http::RULE,
    &classic_load_balancer_without_access_logs::RULE,
    &listener_accepts_http::RULE,
    &listener_sensitive_port_open::RULE,
    &load_balancer_forwards_invalid_headers::RULE,
    &load_balancer_outdated_tls::RULE,
    &load_balancer_public::RULE,
    &load_balancer_weak_ciphers::RULE,
    &load_balancer_without_access_logs::RULE,
    &load_balancer_without_cross_zone::RULE,
    &load_balancer_without_deletion_protection::RULE,
    &load_balancer_without_desync_mitigation::RULE,
    &load_balancer_without_waf::RULE,
    &target_group_accepts_http::RULE,
    &target_group_without_health_check::RULE,
];

/// The registry module for load balancers, whose defaults are the safe ones since version 9.
const MODULE: ModuleInputs = module("terraform-aws-modules/alb/aws").made_if(&["create_lb"]).rights(&[
    right("enable_deletion_protection").since(9, 0),
    right("drop_invalid_header_fields").since(9, 0),
    right("ssl_policy").since(9, 0),
]);

/// The listeners of a call of the module: a map since version 9, lists before.
fn listeners_of<'e>(call: &Block<'e>) -> Vec<Block<'e>> {
    let lists = ["http_tcp_listeners", "https_listeners"].into_iter();
    call.entries("listeners").into_iter().chain(lists.flat_map(|name| call.each(name))).collect()
}

/// Whether a load balancer is one for applications, which is what it is unless told otherwise.
fn is_application(balancer: &Block) -> Checked<bool> {
    Ok(balancer.string("load_balancer_type")?.is_none_or(|kind| *kind == "application"))
}
