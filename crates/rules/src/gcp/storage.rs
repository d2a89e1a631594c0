//! Cloud Storage: buckets and who may use them.

mod bucket_allows_acls;
mod bucket_binding_public;
mod bucket_logs_to_itself;
mod bucket_member_public;
mod bucket_unversioned;
mod bucket_without_access_logs;
mod bucket_without_customer_key;
mod bucket_without_public_access_prevention;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &bucket_allows_acls::RULE,
    &bucket_binding_public::RULE,
    &bucket_member_public::RULE,
    &bucket_unversioned::RULE,
    &bucket_without_access_logs::RULE,
    &bucket_without_customer_key::RULE,
    &bucket_without_public_access_prevention::RULE,
    &bucket_logs_to_itself::RULE,
];
