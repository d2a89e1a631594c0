//! Amazon EC2: instances, the templates they are launched from, their security groups and network ACLs.

mod address_unattached;
mod block_device_unencrypted;
mod default_security_group_open;
mod default_security_group_with_rules;
mod image_of_unknown_owner;
mod image_public;
mod image_shared_with_accounts;
mod image_unencrypted;
mod instance_allows_imdsv1;
mod instance_in_default_vpc;
mod instance_metadata_hops;
mod instance_not_ebs_optimized;
mod instance_public;
mod instance_with_access_keys;
mod instance_with_default_security_group;
mod instance_without_detailed_monitoring;
mod instance_without_disk_encryption;
mod instance_without_role;
mod network_acl_all_ports_open;
mod network_acl_port_open_ftp;
mod network_acl_port_open_rdp;
mod network_acl_port_open_ssh;
mod openings;
mod public_instance_shares_role;
mod security_group_all_ports_open;
mod security_group_egress_open;
mod security_group_ingress_open;
mod security_group_port_open_analysis_services;
mod security_group_port_open_http;
mod security_group_port_open_rdp;
mod security_group_port_open_ssh;
mod security_group_rule_without_description;
mod security_group_sensitive_port_open_internet;
mod security_group_sensitive_port_open_private_network;
mod security_group_sensitive_port_open_small_network;
mod security_group_unknown_port_open;
mod security_group_unused;
mod security_group_without_description;
mod user_data_with_private_key;
mod zones_of_any_kind;

use crate::prelude::*;
use openings::{forbid_port, forbid_sensitive_ports};
use tollgate_core::address;

pub(super) static RULES: &[&Rule] = &[
    &address_unattached::RULE,
    &block_device_unencrypted::RULE,
    &default_security_group_open::RULE,
    &default_security_group_with_rules::RULE,
    &image_of_unknown_owner::RULE,
    &image_public::RULE,
    &image_shared_with_accounts::RULE,
    &image_unencrypted::RULE,
    &instance_allows_imdsv1::RULE,
    &instance_in_default_vpc::RULE,
    &instance_metadata_hops::RULE,
    &instance_not_ebs_optimized::RULE,
    &instance_public::RULE,
    &instance_with_access_keys::RULE,
    &instance_with_default_security_group::RULE,
    &instance_without_detailed_monitoring::RULE,
    &instance_without_disk_encryption::RULE,
    &instance_without_role::RULE,
    &network_acl_all_ports_open::RULE,
    &network_acl_port_open_ftp::RULE,
    &network_acl_port_open_ssh::RULE,
    &network_acl_port_open_rdp::RULE,
    &public_instance_shares_role::RULE,
    &security_group_all_ports_open::RULE,
    &security_group_egress_open::RULE,
    &security_group_ingress_open::RULE,
    &security_group_port_open_ssh::RULE,
    &security_group_port_open_rdp::RULE,
    &security_group_port_open_http::RULE,
    &security_group_port_open_analysis_services::RULE,
    &security_group_rule_without_description::RULE,
    &security_group_sensitive_port_open_internet::RULE,
    &security_group_sensitive_port_open_small_network::RULE,
    &security_group_sensitive_port_open_private_network::RULE,
    &security_group_unknown_port_open::RULE,
    &security_group_unused::RULE,
    &security_group_without_description::RULE,
    &user_data_with_private_key::RULE,
    &zones_of_any_kind::RULE,
];

/// The registry module whose inputs the rules of this service know.
const INSTANCE_MODULE: ModuleInputs = module("terraform-aws-modules/ec2-instance/aws").rights(&[
    right("associate_public_ip_address").until(2, 10),
    right("metadata_options.http_tokens").since(6, 0),
    right("vpc_security_group_ids").since(6, 0),
]);

/// Whether an instance takes what it does not say itself from a launch template.
fn has_template(instance: &Block) -> Checked<bool> {
    instance.is_set("launch_template")
}

/// The resources that give instances user data.
const USER_DATA: [&str; 4] =
    ["aws_instance", "aws_launch_configuration", "aws_launch_template", "aws_spot_instance_request"];

/// The attributes with user data, encoded or not.
const USER_DATA_ATTRIBUTES: [&str; 2] = ["user_data", "user_data_base64"];

/// The resources that are rules of a security group.
const GROUP_RULES: [&str; 3] =
    ["aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"];

/// The attributes with the ranges of addresses of a group's rules.
const RANGES: [&str; 4] = ["cidr_blocks", "ipv6_cidr_blocks", "cidr_ipv4", "cidr_ipv6"];

/// The rules of a group that are resources of their own. Beside them, the value that leaves others undecided.
fn rules_elsewhere<'e>(group: &Block, cx: &Cx<'_, 'e>) -> (Vec<Block<'e>>, Checked) {
    // A group that the configuration makes is never the default one.
    let may_be = |rule: &Block| {
        let named = rule.value("security_group_id");
        Ok(named.as_attribute().and_then(address::Attribute::resource_kind) != Some("aws_security_group"))
    };
    let mut rules = Vec::new();
    let verdict = value::each(GROUP_RULES, |kind| {
        let (certain, verdict) = cx.referring(kind, "security_group_id", group, &["id"]).filter(may_be);
        rules.extend(certain);
        verdict
    });
    (rules, verdict)
}
