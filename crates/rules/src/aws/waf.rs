//! AWS WAF: web access control lists of all its versions.

mod web_acl_without_known_bad_inputs;
mod web_acl_without_logs;
mod web_acl_without_rules;

use crate::prelude::*;

pub(super) static RULES: &[&Rule] =
    &[&web_acl_without_known_bad_inputs::RULE, &web_acl_without_logs::RULE, &web_acl_without_rules::RULE];

/// The rules of a web ACL that are resources of their own.
fn rules_of_their_own<'j, 'e>(acl: &'j Block<'j>, cx: &'j Cx<'j, 'e>) -> Joined<'j, 'e> {
    cx.referring("aws_wafv2_web_acl_rule", "web_acl_arn", acl, &["arn"])
}

/// Whether resources of their own give a web ACL rules, or groups of rules.
fn has_rules_of_their_own(acl: &Block, cx: &Cx) -> Checked<bool> {
    let groups = cx.referring("aws_wafv2_web_acl_rule_group_association", "web_acl_arn", acl, &["arn"]);
    either(rules_of_their_own(acl, cx).exist(), groups.exist())
}
