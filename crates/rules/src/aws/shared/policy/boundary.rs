//! Policies that limit what others grant.

use super::DOCUMENT;
use crate::prelude::*;

/// Whether a policy is the permissions boundary of users or roles, and attached to none: it limits, and grants nothing. The
/// same of a document from which nothing but such policies are made, or policies of an organization for its accounts.
pub(in crate::aws) fn is_boundary(policy: &Block, cx: &Cx) -> bool {
    match policy.kind() {
        "aws_iam_policy" => limits(policy, cx),
        DOCUMENT => {
            let made = |kind| cx.referring(kind, "policy", policy, &["json"]);
            let (policies, _) = made("aws_iam_policy").filter(|_| Ok(true));
            let is_given = || value::any(OWN, |kind| made(kind).exist());
            let only_limits = match policies.is_empty() {
                // A document may be too long to tell which policy is made of it.
                true => {
                    is_called(policy, &["boundary"])
                        || cx.referring(ORGANIZATION, "content", policy, &["json"]).certainly_exist()
                }
                false => policies.iter().all(|it| limits(it, cx)),
            };
            only_limits && !matches!(is_given(), Ok(true))
        }
        _ => false,
    }
}

fn limits(policy: &Block, cx: &Cx) -> bool {
    let names_it = |kind, name| cx.referring(kind, name, policy, &["arn", "id"]).certainly_exist();
    let limits =
        || ["aws_iam_role", "aws_iam_user"].iter().any(|kind| names_it(kind, "permissions_boundary"));
    let is_attached = || ATTACHMENTS.iter().any(|kind| names_it(kind, "policy_arn"));
    (is_called(policy, &["boundary"]) || limits()) && !is_attached()
}

/// Service control policies and their likes: what they allow is what accounts may grant at most.
const ORGANIZATION: &str = "aws_organizations_policy";

/// The resources that are a policy of somebody.
const OWN: [&str; 3] = ["aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"];

/// The resources that give a policy to somebody.
pub(in crate::aws) const ATTACHMENTS: [&str; 4] = [
    "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
];
