//! Policies whose holders a permissions boundary limits.

use super::privilege_escalation::way_up;
use crate::aws::shared::policy;
use crate::prelude::*;

/// Whether all users and roles that have a policy have a permissions boundary as well, and none of them is known to become
/// an administrator in spite of it.
pub(super) fn is_bounded(policy: &Block, cx: &Cx) -> bool {
    let is_limited = |holder: &Block| {
        matches!(holder.is_set("permissions_boundary"), Ok(true))
            && !matches!(way_up(holder, cx), Ok(Some(_)))
    };
    if policy.kind() == "aws_iam_role" {
        return is_limited(policy);
    }
    let holders = holders(policy, cx).unwrap_or_default();
    !holders.is_empty() && holders.iter().all(is_limited)
}

/// Who has a policy, as far as the configuration says. `None` where others may have it, or groups, which have no boundary.
pub(super) fn holders<'e>(policy: &Block, cx: &Cx<'_, 'e>) -> Option<Vec<Block<'e>>> {
    match policy.kind() {
        "aws_iam_role_policy" => named("aws_iam_role", policy, "role", cx),
        "aws_iam_user_policy" => named("aws_iam_user", policy, "user", cx),
        "aws_iam_policy" => {
            let attached = attached(policy, cx)?;
            let of = |attachment: &Block<'e>| match attachment.kind() {
                "aws_iam_role_policy_attachment" => named("aws_iam_role", attachment, "role", cx),
                "aws_iam_user_policy_attachment" => named("aws_iam_user", attachment, "user", cx),
                _ => None,
            };
            flatten(attached.iter().map(of))
        }
        policy::DOCUMENT => {
            let kinds = ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy"];
            let policies = kinds
                .iter()
                .flat_map(|kind| cx.referring(kind, "policy", policy, &["json"]).filter(|_| Ok(true)).0);
            flatten(policies.collect::<Vec<_>>().iter().map(|it| holders(it, cx)))
        }
        _ => None,
    }
}

/// What attaches a managed policy.
fn attached<'e>(policy: &Block, cx: &Cx<'_, 'e>) -> Option<Vec<Block<'e>>> {
    let of = |kind: &&str| {
        let (attached, undecided) =
            cx.referring(kind, "policy_arn", policy, &["arn", "id"]).filter(|_| Ok(true));
        let is_certain = |it: &Block| attached.iter().any(|own| own.address == it.address);
        let is_clear = |it: &Block| cx.charge(1) && (is_certain(it) || names_another(it, policy));
        let names_others = || cx.resources(kind).iter().all(is_clear);
        (undecided.is_ok() || names_others()).then_some(attached)
    };
    flatten(policy::ATTACHMENTS.iter().map(of))
}

/// Whether an attachment certainly names another policy: another resource, or an ARN that ends in another name.
fn names_another(attachment: &Block, policy: &Block) -> bool {
    let arn = attachment.value("policy_arn");
    if let Some(read) = arn.read_as() {
        return read.object().is_distinct_from(&policy.address);
    }
    let named = value::known_tail(&arn).and_then(|it| it.rsplit_once('/')).map(|(_, name)| name);
    let own = policy.string("name").ok().flatten();
    named.zip(own.as_deref()).is_some_and(|(named, own)| named != own)
}

/// The user or role that an attribute names.
fn named<'e>(kind: &str, block: &Block, name: &str, cx: &Cx<'_, 'e>) -> Option<Vec<Block<'e>>> {
    cx.referred(kind, &["name", "id"], block, name).first().map(|holder| vec![holder])
}

fn flatten<'e>(parts: impl Iterator<Item = Option<Vec<Block<'e>>>>) -> Option<Vec<Block<'e>>> {
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.into_iter().flatten().collect())
}
