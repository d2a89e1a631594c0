//! Amazon EC2: instances, the templates they are launched from, their security groups and network ACLs.

mod default_security_group_open;
mod default_security_group_with_rules;
mod instance_allows_imdsv1;
mod instance_public;
mod instance_with_access_keys;
mod instance_without_detailed_monitoring;
mod network_acl_port_open;
mod security_group_ingress_open;
mod security_group_port_open;
mod security_group_rule_without_description;
mod security_group_sensitive_port_open;
mod security_group_unknown_port_open;
mod security_group_unused;
mod security_group_without_description;
mod user_data_with_private_key;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &default_security_group_open::RULE,
    &default_security_group_with_rules::RULE,
    &instance_allows_imdsv1::RULE,
    &instance_public::RULE,
    &instance_with_access_keys::RULE,
    &instance_without_detailed_monitoring::RULE,
    &network_acl_port_open::SSH,
    &network_acl_port_open::RDP,
    &security_group_ingress_open::RULE,
    &security_group_port_open::SSH,
    &security_group_port_open::RDP,
    &security_group_port_open::HTTP,
    &security_group_port_open::ANALYSIS_SERVICES,
    &security_group_rule_without_description::RULE,
    &security_group_sensitive_port_open::INTERNET,
    &security_group_sensitive_port_open::SMALL_NETWORK,
    &security_group_sensitive_port_open::PRIVATE_NETWORK,
    &security_group_unknown_port_open::RULE,
    &security_group_unused::RULE,
    &security_group_without_description::RULE,
    &user_data_with_private_key::RULE,
];

/// The registry module whose inputs the rules of this service know.
const INSTANCE_MODULE: ModuleInputs = module("terraform-aws-modules/ec2-instance/aws")
    .rights(&[right("metadata_options.http_tokens").since(6, 0)]);

/// Whether an instance takes what it does not say itself from a launch template.
fn has_template(instance: &Block) -> Checked<bool> {
    instance.is_set("launch_template")
}

/// The resources that give instances user data.
const USER_DATA: [&str; 4] =
    ["aws_instance", "aws_launch_configuration", "aws_launch_template", "aws_spot_instance_request"];

/// The attributes with user data, encoded or not.
const USER_DATA_ATTRIBUTES: [&str; 2] = ["user_data", "user_data_base64"];
