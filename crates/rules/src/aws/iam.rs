//! AWS Identity and Access Management: users, groups, roles, and the policies that say what they may do.

mod identity_policy_full_access;
mod policy_document_full_access;
mod policy_passes_any_role;
pub(super) mod privilege_escalation;
mod role_cross_account_without_external_id;
mod role_trusts_everybody;
mod role_trusts_whole_account;
mod root_access_key;
mod user_with_console_access;
mod user_with_own_policies;

use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULES: &[&Rule] = &[
    &identity_policy_full_access::RULE,
    &policy_document_full_access::RULE,
    &policy_passes_any_role::RULE,
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
        statement.any_value("Action", policy::is_star),
        statement.any_value("Resource", policy::is_star),
    );
    both(statement.allows(), everything)
}
