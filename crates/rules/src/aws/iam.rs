//! AWS Identity and Access Management: users, groups, roles, and the policies that say what they may do.

mod identity_policy_full_access;
mod policy_document_full_access;
mod policy_passes_any_role;
mod privilege_escalation;
mod role_cross_account_without_external_id;
mod role_trusts_everybody;
mod role_trusts_whole_account;
mod root_access_key;
mod user_with_console_access;
mod user_with_own_policies;

use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULES: &[&Rule] = &[
    &identity_policy_full_access::RULE,
    &policy_document_full_access::RULE,
    &policy_passes_any_role::RULE,
    &privilege_escalation::add_user_to_group::OF_GROUP,
    &privilege_escalation::add_user_to_group::OF_ROLE,
    &privilege_escalation::add_user_to_group::OF_USER,
    &privilege_escalation::attach_group_policy::OF_GROUP,
    &privilege_escalation::attach_group_policy::OF_ROLE,
    &privilege_escalation::attach_group_policy::OF_USER,
    &privilege_escalation::attach_role_policy::OF_GROUP,
    &privilege_escalation::attach_role_policy::OF_ROLE,
    &privilege_escalation::attach_role_policy::OF_USER,
    &privilege_escalation::attach_user_policy::OF_GROUP,
    &privilege_escalation::attach_user_policy::OF_ROLE,
    &privilege_escalation::attach_user_policy::OF_USER,
    &privilege_escalation::create_access_key::OF_GROUP,
    &privilege_escalation::create_access_key::OF_ROLE,
    &privilege_escalation::create_access_key::OF_USER,
    &privilege_escalation::create_login_profile::OF_GROUP,
    &privilege_escalation::create_login_profile::OF_ROLE,
    &privilege_escalation::create_login_profile::OF_USER,
    &privilege_escalation::create_policy_version::OF_GROUP,
    &privilege_escalation::create_policy_version::OF_ROLE,
    &privilege_escalation::create_policy_version::OF_USER,
    &privilege_escalation::glue_update_dev_endpoint::OF_GROUP,
    &privilege_escalation::glue_update_dev_endpoint::OF_ROLE,
    &privilege_escalation::glue_update_dev_endpoint::OF_USER,
    &privilege_escalation::lambda_update_function_code::OF_GROUP,
    &privilege_escalation::lambda_update_function_code::OF_ROLE,
    &privilege_escalation::lambda_update_function_code::OF_USER,
    &privilege_escalation::pass_role_create_dev_endpoint::OF_GROUP,
    &privilege_escalation::pass_role_create_dev_endpoint::OF_ROLE,
    &privilege_escalation::pass_role_create_dev_endpoint::OF_USER,
    &privilege_escalation::pass_role_create_function::OF_GROUP,
    &privilege_escalation::pass_role_create_function::OF_ROLE,
    &privilege_escalation::pass_role_create_function::OF_USER,
    &privilege_escalation::pass_role_create_stack::OF_GROUP,
    &privilege_escalation::pass_role_create_stack::OF_ROLE,
    &privilege_escalation::pass_role_create_stack::OF_USER,
    &privilege_escalation::pass_role_run_instances::OF_GROUP,
    &privilege_escalation::pass_role_run_instances::OF_ROLE,
    &privilege_escalation::pass_role_run_instances::OF_USER,
    &privilege_escalation::put_group_policy::OF_GROUP,
    &privilege_escalation::put_group_policy::OF_ROLE,
    &privilege_escalation::put_group_policy::OF_USER,
    &privilege_escalation::put_role_policy::OF_GROUP,
    &privilege_escalation::put_role_policy::OF_ROLE,
    &privilege_escalation::put_role_policy::OF_USER,
    &privilege_escalation::put_user_policy::OF_GROUP,
    &privilege_escalation::put_user_policy::OF_ROLE,
    &privilege_escalation::put_user_policy::OF_USER,
    &privilege_escalation::set_default_policy_version::OF_GROUP,
    &privilege_escalation::set_default_policy_version::OF_ROLE,
    &privilege_escalation::set_default_policy_version::OF_USER,
    &privilege_escalation::update_assume_role_policy::OF_GROUP,
    &privilege_escalation::update_assume_role_policy::OF_ROLE,
    &privilege_escalation::update_assume_role_policy::OF_USER,
    &privilege_escalation::update_login_profile::OF_GROUP,
    &privilege_escalation::update_login_profile::OF_ROLE,
    &privilege_escalation::update_login_profile::OF_USER,
    &role_cross_account_without_external_id::RULE,
    &role_trusts_everybody::RULE,
    &role_trusts_whole_account::RULE,
    &root_access_key::RULE,
    &user_with_console_access::RULE,
    &user_with_own_policies::RULE,
];

/// The registry module that makes one managed policy.
const POLICY_MODULE: ModuleInputs = module("terraform-aws-modules/iam/aws//modules/iam-policy");

/// Whether a statement allows every action on every resource.
fn allows_everything(statement: &Statement) -> Checked<bool> {
    let everything = both(
        statement.any("Action", |action| action == "*"),
        statement.any("Resource", |resource| resource == "*"),
    );
    both(statement.allows(), everything)
}
