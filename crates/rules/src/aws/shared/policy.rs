//! What the policies of all services have in common: who is everybody, what keeps everybody out, and how a statement
//! is reported.

mod boundary;
mod caller;
mod demands;
mod deputy;
mod everybody;
mod place;
mod stated;
mod strangers;
mod written;

use crate::prelude::*;
use tollgate_core::cx::Flag;
use tollgate_core::policy::{Policy, Statement};
use tollgate_core::source::Location;
use tollgate_core::value::Value;

pub(in crate::aws) use boundary::{ATTACHMENTS, is_boundary};
pub(in crate::aws) use caller::{is_account, is_account_id, is_star, names_caller, text_of};
pub(in crate::aws) use demands::{demands_mfa, keeps_from_iam};
pub(in crate::aws) use deputy::forbid_deputies;
pub(in crate::aws) use everybody::{
    allows_everybody, forbid_public, is_by_address, is_for_everybody, is_open, is_public, names_everybody,
};
pub(in crate::aws) use place::place_of;
use place::telling;
pub(in crate::aws) use stated::{Stated, Wrong};
pub(in crate::aws) use strangers::is_kept_from_strangers;
pub(in crate::aws) use written::{DOCUMENT, Documents, each_written, each_written_of_identity};

/// The resources with policies of users, groups and roles. Identity Center makes roles of permission sets.
pub(in crate::aws) const IDENTITIES: [&str; 6] = [
    "aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy", "aws_iam_role",
    PERMISSION_SET,
];

pub(in crate::aws) const PERMISSION_SET: &str = "aws_ssoadmin_permission_set_inline_policy";

/// The resources with policies of buckets.
pub(in crate::aws) const BUCKETS: [&str; 2] = ["aws_s3_bucket", "aws_s3_bucket_policy"];

/// Looks at every statement of the policy in an attribute; `judge` says what is wrong with one.
pub(in crate::aws) fn each<W: Into<Wrong>>(
    block: &Block,
    name: &str,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    each_of(block, block, name, cx, judge)
}

/// The same of a block in `owner`.
fn each_of<W: Into<Wrong>>(
    owner: &Block,
    block: &Block,
    name: &str,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    let Some(policy) = block.policy(name)? else { return Ok(()) };
    policy.each(|statement| {
        let wrong = judge(&Stated::new(statement, &policy))?.map(W::into);
        // To find out what exempts it costs more than to judge, and nearly all statements are right.
        if let Some(wrong) = wrong.filter(|it| !it.is_exempt(owner, cx)) {
            let is_declined = wrong.is_declined_for(owner, cx);
            report(block, name, &policy, statement, block.place(name), &wrong.text, cx)
                .pedantic_if(is_declined);
        }
        Ok(())
    })
}

/// The same for the policies of users, groups and roles, which roles may have inline.
pub(in crate::aws) fn each_of_identity<W: Into<Wrong>>(
    block: &Block,
    cx: &mut Cx,
    judge: impl Fn(&Stated) -> Checked<Option<W>>,
) -> Checked {
    if block.kind() == PERMISSION_SET {
        return each(block, "inline_policy", cx, judge);
    }
    let judge = |it: &Stated| Ok(judge(it)?.map(|wrong| wrong.into().unless(is_boundary)));
    let own = each(block, "policy", cx, judge);
    own.and(value::each(block.each("inline_policy"), |inline| each_of(block, &inline, "policy", cx, judge)))
}

/// Whether an attribute names, or lists, a managed policy whose ARN passes a test. A policy that the configuration makes
/// is none of AWS's.
pub(in crate::aws) fn names_managed(block: &Block, name: &str, test: fn(&str) -> bool) -> Checked<bool> {
    is_managed(&block.value(name), test)
}

fn is_managed(arns: &Value, test: fn(&str) -> bool) -> Checked<bool> {
    value::any(arns.elements_or_self(), |arn| match arn.as_unknown() {
        Some(unknown) if unknown.as_attribute().is_some_and(|it| it.resource_kind().is_some()) => Ok(false),
        Some(unknown) => unknown.decide(|case| is_managed(case, test)),
        None => Ok(arn.as_str().is_some_and(test)),
    })
}

/// Reports a statement; `wrong` goes on after the name of the attribute.
pub(in crate::aws) fn report<'c>(
    block: &Block,
    name: &str,
    policy: &Policy,
    statement: &Statement,
    at: Location,
    wrong: &str,
    cx: &'c mut Cx,
) -> Flag<'c> {
    let path = block.path_of(name);
    let part = telling(statement, wrong);
    let shown = place_of(block, name, &policy.origin, part);
    cx.flag(at, format!("`{path}` {wrong}"))
        .about(path)
        .because(&policy.origin_of(statement))
        .caused_for_all_by(statement.at())
        .shown_at(shown)
        .written_at((!shown.contains(part)).then_some(part))
        .also(statement.at(), "in this statement")
}

/// What a statement allows, for a message.
pub(in crate::aws) fn actions(statement: &Statement) -> String {
    let named = |element: &str| {
        let actions = statement.strings(element).ok()?;
        let (first, more) = actions.split_first()?;
        Some(match more.len() {
            0 => format!("`{first}`"),
            count => format!("`{first}` and {count} more"),
        })
    };
    match (named("Action"), named("NotAction")) {
        (Some(actions), _) => actions,
        (None, Some(excluded)) => format!("all but {excluded}"),
        (None, None) => "some actions".to_owned(),
    }
}

/// A question to a statement.
pub(in crate::aws) type Test = fn(&Statement) -> Checked<bool>;

/// Whether all of some tests hold for a statement. The cheapest comes first: most statements fail one, and then the others
/// are not asked.
pub(in crate::aws) fn all(statement: &Statement, tests: &[Test]) -> Checked<bool> {
    value::all(tests, |test| test(statement))
}

/// Whether `Action` has one of these patterns.
pub(in crate::aws) fn has_action(statement: &Statement, patterns: &[&str]) -> Checked<bool> {
    statement.any("Action", |action| patterns.iter().any(|it| it.eq_ignore_ascii_case(action)))
}
