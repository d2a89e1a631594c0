//! AWS Identity and Access Management: users, groups, roles, and the policies that say what they may do.

mod appliers;
mod attachment_of_administrator_access;
mod attachment_of_iam_full_access;
mod attachment_of_power_user_access;
mod attachment_of_service_full_access;
mod bounded;
mod full_access;
mod group_without_users;
mod identity_policy_full_access;
mod managed_policies;
mod password_policy_allows_reuse;
mod password_policy_short_passwords;
mod password_policy_unchangeable;
mod password_policy_without;
mod password_policy_without_expiry;
mod policy_allows_all_actions;
mod policy_allows_all_of_iam;
mod policy_allows_all_of_s3;
mod policy_attachment_exclusive;
mod policy_document_full_access;
mod policy_passes_any_role;
mod policy_unconstrained;
pub(super) mod privilege_escalation;
mod resource_policy_without_principal;
mod role_cross_account_without_external_id;
mod role_trust_policy_all_actions;
mod role_trusts_any_github_repository;
mod role_trusts_everybody;
mod role_trusts_whole_account;
mod role_web_identity_without_audience;
mod root_access_key;
mod user_declared;
mod user_keeps_initial_password;
mod user_policy_without_mfa;
mod user_with_access_key;
mod user_with_console_access;
mod user_with_own_policies;
mod user_with_several_access_keys;
mod user_without_group;
mod workloads;

use crate::aws::shared::policy::{self, Stated};
use crate::prelude::*;
use full_access::full_access;
use policy_unconstrained::ESCALATING_ACTIONS;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

pub(super) static RULES: &[&Rule] = &[
    &attachment_of_administrator_access::RULE,
    &attachment_of_iam_full_access::RULE,
    &attachment_of_power_user_access::RULE,
    &attachment_of_service_full_access::RULE,
    &group_without_users::RULE,
    &identity_policy_full_access::RULE,
    &password_policy_allows_reuse::RULE,
    &password_policy_short_passwords::RULE,
    &password_policy_unchangeable::RULE,
    &password_policy_without::LOWERCASE,
    &password_policy_without::NUMBERS,
    &password_policy_without::SYMBOLS,
    &password_policy_without::UPPERCASE,
    &password_policy_without_expiry::RULE,
    &policy_allows_all_of_s3::RULE,
    &policy_allows_all_actions::RULE,
    &policy_allows_all_of_iam::RULE,
    &policy_attachment_exclusive::RULE,
    &policy_document_full_access::RULE,
    &policy_passes_any_role::RULE,
    &policy_unconstrained::CREDENTIALS,
    &policy_unconstrained::DATA,
    &policy_unconstrained::ESCALATION,
    &policy_unconstrained::PERMISSIONS,
    &policy_unconstrained::USE,
    &policy_unconstrained::WRITES,
    &resource_policy_without_principal::RULE,
    &role_cross_account_without_external_id::RULE,
    &role_trust_policy_all_actions::RULE,
    &role_trusts_any_github_repository::RULE,
    &role_trusts_everybody::RULE,
    &role_trusts_whole_account::RULE,
    &role_web_identity_without_audience::RULE,
    &root_access_key::RULE,
    &user_declared::RULE,
    &user_keeps_initial_password::RULE,
    &user_policy_without_mfa::RULE,
    &user_with_access_key::RULE,
    &user_with_console_access::RULE,
    &user_with_own_policies::RULE,
    &user_with_several_access_keys::RULE,
    &user_without_group::RULE,
];

/// The registry module that makes one managed policy.
const POLICY_MODULE: ModuleInputs =
    module("terraform-aws-modules/iam/aws//modules/iam-policy").made_if(&["create_policy"]);

/// The registry module that sets the password policy of an account.
const ACCOUNT_MODULE: ModuleInputs = module("terraform-aws-modules/iam/aws//modules/iam-account")
    .made_if(&["create_account_password_policy"])
    .rights(&[
        right("require_lowercase_characters"),
        right("require_numbers"),
        right("require_symbols"),
        right("require_uppercase_characters"),
    ]);

/// The demand that passwords have characters of a class.
const fn required_in_passwords(name: &'static str) -> Attribute {
    attribute(name).is_true().fix("true")
}

/// Whether a statement allows every action on every resource.
fn allows_everything(statement: &Statement) -> Checked<bool> {
    policy::all(statement, &[Statement::allows, covers_every_action, is_everywhere])
}

/// Whether `Action` has `*`.
fn covers_every_action(statement: &Statement) -> Checked<bool> {
    statement.any_value("Action", policy::is_star)
}

/// Whether it is about every resource.
fn is_everywhere(statement: &Statement) -> Checked<bool> {
    statement.any_value("Resource", policy::is_star)
}

/// Whether a statement of a trust policy is about more than what may be told of a session that another statement lets in.
fn lets_assume(statement: &Statement) -> Checked<bool> {
    let is_more = |action: &Value| {
        let text = policy::text_of(action)?;
        Ok(text.is_none_or(|it| !matches!(&*it, "sts:SetSourceIdentity" | "sts:TagSession")))
    };
    either(not(statement.has("Action")), statement.any_value("Action", is_more))
}

/// Whether the policy of a statement lets give any policy to any role: what else it allows is the least of it.
fn gives_rights(statement: &Stated) -> bool {
    let gives: policy::Test = |it| either(it.covers("iam:AttachRolePolicy"), it.covers("iam:PutRolePolicy"));
    let tests = [Statement::allows, gives, is_everywhere, is_unconditional];
    matches!(value::any(statement.siblings(), |it| policy::all(&it, &tests)), Ok(true))
}

/// Whether it holds without a condition.
fn is_unconditional(statement: &Statement) -> Checked<bool> {
    not(statement.has("Condition"))
}

/// Where policies of users, groups and roles are written.
const WRITTEN: [&str; 7] = [
    policy::DOCUMENT,
    "aws_iam_policy",
    "aws_iam_role_policy",
    "aws_iam_user_policy",
    "aws_iam_group_policy",
    "aws_iam_role",
    "aws_ssoadmin_permission_set_inline_policy",
];
