//! Who lets everybody into a bucket, and what keeps everybody out.

use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};

/// The resources with policies of buckets.
pub(super) const TARGETS: [&str; 2] = ["alicloud_oss_bucket", "alicloud_oss_bucket_policy"];

/// Condition keys of which a fixed value makes a statement private (Alibaba Cloud, "Block public access").
const PRIVATE: [&str; 4] = ["acs:sourcevpc", "acs:sourcevpcid", "acs:sourceip", "acs:accessid"];

/// Whether the public access block of the account, of a bucket or of the bucket that a resource names takes public
/// policies and ACLs out of effect.
pub(in crate::alicloud) fn blocks_public_access(block: &Block, cx: &Cx) -> Checked<bool> {
    let own = super::any_naming("alicloud_oss_bucket_public_access_block", "bucket", block, cx, is_on);
    either(own, cx.anywhere("alicloud_oss_account_public_access_block", is_on))
}

fn is_on(block: &Block) -> Checked<bool> {
    block.is_true("block_public_access")
}

/// Reports statements that allow everybody an action of a kind: one that starts like this, or a pattern such as
/// `oss:*Object` that covers one of the `common` ones.
pub(super) fn forbid_actions(block: &Block, start: &str, common: &[&str], cx: &mut Cx) -> Checked {
    let starts = |action: &str| action.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    forbid(block, cx, |statement| {
        let covered = value::any(common, |action| statement.covers(action));
        either(covered, statement.any("Action", starts))
    })
}

/// Reports statements that let everybody in and are wrong, unless public access is blocked.
pub(super) fn forbid(block: &Block, cx: &mut Cx, is_wrong: impl Fn(&Statement) -> Checked<bool>) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    let open = not(blocks_public_access(block, cx));
    policy.each(|statement| {
        if value::all([is_public(statement), is_wrong(statement), open.clone()], |it| it)? {
            cx.flag(block.place("policy"), format!("`policy` allows everyone {}", actions(statement)))
                .about("policy")
                .because(&policy.origin_of(statement))
                .also(statement.at(), "in this statement");
        }
        Ok(())
    })
}

fn is_public(statement: &Statement) -> Checked<bool> {
    let everybody = statement.any_principal(|_, principal| principal == "*");
    let narrowed = value::any(statement.conditions()?, |it| narrows(&it));
    value::all([statement.allows(), everybody, not(narrowed)], |it| it)
}

fn narrows(condition: &Condition) -> Checked<bool> {
    let operator = condition.operator.to_ascii_lowercase();
    let selects = ["stringequals", "stringequalsignorecase", "stringlike", "ipaddress"].contains(&&*operator);
    let key = condition.key.to_ascii_lowercase();
    if !selects || !PRIVATE.contains(&&*key) {
        return Ok(false);
    }
    condition.all(|value| !value.contains('*') && !matches!(value, "0.0.0.0/0" | "::/0"))
}

/// What a statement allows, for a message.
fn actions(statement: &Statement) -> String {
    match statement.strings("Action").unwrap_or_default().as_slice() {
        [] => "some actions".to_owned(),
        [action] => format!("`{action}`"),
        [action, more @ ..] => format!("`{action}` and {} more", more.len()),
    }
}
