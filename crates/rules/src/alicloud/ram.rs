//! Resource Access Management: users, groups, roles and what they may do.

mod account_without_mfa;
mod attachment_full_access;
mod password_policy_allows_reuse;
mod password_policy_too_short;
mod password_policy_without;
mod password_policy_without_expiry;
mod password_policy_without_login_limit;
mod policy_attached_to_user;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &account_without_mfa::RULE,
    &attachment_full_access::RULE,
    &password_policy_allows_reuse::RULE,
    &password_policy_too_short::RULE,
    &password_policy_without_expiry::RULE,
    &password_policy_without_login_limit::RULE,
    &password_policy_without::LOWERCASE,
    &password_policy_without::NUMBERS,
    &password_policy_without::SYMBOLS,
    &password_policy_without::UPPERCASE,
    &policy_attached_to_user::RULE,
];

/// The password policy of the account, as it was before version 1.247 of the provider, and since.
const ACCOUNT_POLICY: &str = "alicloud_ram_account_password_policy";
const POLICY: &str = "alicloud_ram_password_policy";
const PASSWORD_POLICIES: [&str; 2] = [ACCOUNT_POLICY, POLICY];
