//! Policies that limit what others grant.

use crate::prelude::*;

/// Whether a policy is the permissions boundary of users or roles, and attached to none: it limits, and grants nothing.
pub(in crate::aws) fn is_boundary(policy: &Block, cx: &Cx) -> bool {
    if policy.kind() != "aws_iam_policy" {
        return false;
    }
    let names_it = |kind, name| cx.referring(kind, name, policy, &["arn", "id"]).exist();
    let limits = value::any(["aws_iam_role", "aws_iam_user"], |kind| names_it(kind, "permissions_boundary"));
    let is_attached = value::any(ATTACHMENTS, |kind| names_it(kind, "policy_arn"));
    (matches!(limits, Ok(true)) || is_called(policy, &["boundary"])) && !matches!(is_attached, Ok(true))
}

/// The resources that give a policy to somebody.
const ATTACHMENTS: [&str; 4] = [
    "aws_iam_role_policy_attachment", "aws_iam_user_policy_attachment", "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
];
