//! Cloud Storage: buckets and who may use them.

mod bucket_acls_allowed;
mod bucket_binding_public;
mod bucket_member_public;
mod bucket_not_logged;
mod bucket_unversioned;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] = &[
    &bucket_acls_allowed::RULE,
    &bucket_binding_public::RULE,
    &bucket_member_public::RULE,
    &bucket_not_logged::RULE,
    &bucket_unversioned::RULE,
];
