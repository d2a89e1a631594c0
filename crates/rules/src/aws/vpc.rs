//! Amazon Virtual Private Cloud: networks and subnets.

mod data_store_reachable_through_host;
mod default_in_use;
mod default_route_through_instance;
mod default_security_group_unmanaged;
mod endpoint_service_accepts_connections;
mod endpoint_without_dns;
mod endpoint_without_private_dns;
mod gateway_endpoint_without_route_table;
mod network_acl_without_subnets;
mod peering_route_open;
mod peering_route_wider_than_peer;
mod subnet_assigns_public_ip;
mod transit_gateway_accepts_attachments;
mod without_flow_logs;
mod without_network_firewall;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &data_store_reachable_through_host::RULE,
    &default_in_use::RULE,
    &default_route_through_instance::RULE,
    &default_security_group_unmanaged::RULE,
    &endpoint_service_accepts_connections::RULE,
    &endpoint_without_dns::RULE,
    &endpoint_without_private_dns::RULE,
    &gateway_endpoint_without_route_table::RULE,
    &network_acl_without_subnets::RULE,
    &peering_route_open::RULE,
    &peering_route_wider_than_peer::RULE,
    &subnet_assigns_public_ip::RULE,
    &transit_gateway_accepts_attachments::RULE,
    &without_flow_logs::RULE,
    &without_network_firewall::RULE,
];

/// The registry module whose inputs the rules of this service know.
pub(super) const MODULE: ModuleInputs =
    module("terraform-aws-modules/vpc/aws").made_if(&["create_vpc"]).rights(&[
        right("map_public_ip_on_launch").since(4, 0),
        right("manage_default_security_group").since(4, 0),
    ]);
