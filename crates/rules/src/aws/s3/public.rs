//! Whom the public access block of a bucket keeps out, and the policies that let everybody in where it does not.

use super::site;
use crate::aws::shared::policy::{self, Wrong};
use crate::prelude::*;
use tollgate_core::cx::Test;
use tollgate_core::policy::Statement;

/// Whether the public access block of the bucket that a resource is, or names, takes public ACLs out of effect.
pub(in crate::aws) fn blocks_public_acls(block: &Block, cx: &Cx) -> Checked<bool> {
    has_public_access_block(block, cx, |it| {
        either(is_on(it, "block_public_acls"), is_on(it, "ignore_public_acls"))
    })
}

/// Whether it takes public policies out of effect: S3 refuses them, or lets only the owner's account and services in.
fn blocks_public_policies(block: &Block, cx: &Cx) -> Checked<bool> {
    has_public_access_block(block, cx, |it| {
        either(is_on(it, "block_public_policy"), is_on(it, "restrict_public_buckets"))
    })
}

fn has_public_access_block(block: &Block, cx: &Cx, test: Test) -> Checked<bool> {
    if block.is_call() {
        return test(block);
    }
    let own = super::any_naming("aws_s3_bucket_public_access_block", "bucket", block, cx, test);
    either(own, is_blocked_by_account(cx, test))
}

/// Whether what blocks public access to all buckets of the account passes a test.
pub(super) fn is_blocked_by_account(cx: &Cx, test: Test) -> Checked<bool> {
    cx.anywhere("aws_s3_account_public_access_block", test)
}

fn is_on(block: &Block, setting: &str) -> Checked<bool> {
    match block.bool(setting)? {
        Some(on) => Ok(*on),
        None => block.has_right_default(setting),
    }
}

/// Reports statements that let everybody in and are wrong, unless the bucket's public access block keeps everybody out. Those
/// with which everybody reads what may be there for everybody are reported on request; and those with which everybody reads
/// what was opened for that, which is said of the public access block.
pub(super) fn forbid_public(
    block: &Block,
    cx: &mut Cx,
    is_wrong: impl Fn(&Statement) -> Checked<bool>,
    wrong: impl Fn(&Statement) -> Wrong,
) -> Checked {
    let Some(policy) = block.policy("policy")? else { return Ok(()) };
    // Nearly no policy lets everybody in; to find out whether the bucket would takes a look at other resources.
    if matches!(value::any(&policy.statements, policy::is_public), Ok(false)) {
        return Ok(());
    }
    let open = not(blocks_public_policies(block, cx));
    let publishes = site::may_be_for_everybody(block, cx);
    let is_opened = is_opened(block, cx);
    policy::each(block, "policy", cx, |statement| {
        let public = both(statement.is_public(), open.clone());
        let is_declined =
            publishes && site::only_reads(statement) || is_opened && site::only_reads_or_lists(statement);
        Ok(both(public, is_wrong(statement))?.then(|| wrong(statement).declined_if(is_declined)))
    })
}

/// Reports statements that allow everybody an action of a kind: one that starts like this, or a pattern such as
/// `s3:*Object` that covers one of the `common` ones.
pub(super) fn forbid_to_everybody(block: &Block, start: &str, common: &[&str], cx: &mut Cx) -> Checked {
    let starts = |action: &str| action.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    let is_wrong = |statement: &Statement| {
        let covered = value::any(common, |action| statement.covers(action));
        either(covered, statement.any("Action", starts))
    };
    forbid_public(block, cx, is_wrong, allows_everybody)
}

/// Whether the bucket's own public access block is there to let public policies in: who wrote that means the policy.
fn is_opened(block: &Block, cx: &Cx) -> bool {
    let is_off = |it: &Block| Ok(matches!(it.bool("block_public_policy"), Ok(Some(on)) if !*on));
    let own = match block.is_call() {
        true => is_off(block),
        false => super::any_naming("aws_s3_bucket_public_access_block", "bucket", block, cx, is_off),
    };
    matches!(own, Ok(true))
}

pub(super) fn allows_everybody(statement: &Statement) -> Wrong {
    let text = format!("allows everyone {}", policy::actions(statement));
    Wrong::from(text).declined_if(policy::is_by_address(statement))
}
