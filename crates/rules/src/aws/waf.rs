//! AWS WAF: web access control lists of all its versions.

mod web_acl_without_known_bad_inputs;
mod web_acl_without_logs;
mod web_acl_without_rules;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&web_acl_without_known_bad_inputs::RULE, &web_acl_without_logs::RULE, &web_acl_without_rules::RULE];
