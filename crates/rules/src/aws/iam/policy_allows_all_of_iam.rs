use super::appliers::makes_all;
use super::bounded::is_bounded;
use super::is_everywhere;
use crate::aws::shared::policy::{self, Stated, Wrong};
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "317e9832-a9e8-4c7a-85a2-f54549814052",
    aliases: &["aws/iam_policy_allows_all_of_iam", "CKV2_AWS_40"],
    severity: High,
    implies: &[
        "aws-iam-policy-passes-any-role", "aws-iam-privilege-escalation-role-attach-role-policy",
        "aws-iam-policy-unconstrained-credentials", "aws-iam-policy-unconstrained-escalation",
        "aws-iam-policy-unconstrained-permissions",
    ],
    category: AccessControl,
    cwe: 269,
    targets: &super::WRITTEN,
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-iam-policy-allows-all-of-iam", include_str!("policy_allows_all_of_iam.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_written_of_identity(block, cx, |statement| {
        let tests = [Statement::allows, allows_all_of_iam, is_everywhere, reaches_iam];
        if !policy::all(statement, &tests)? || !is_enough(statement)? {
            return Ok(None);
        }
        let text = format!("allows `iam:*` on `*`{}", statement.rest()?);
        let is_declined = policy::demands_mfa(statement)?;
        let wrong = Wrong::from(text).declined_if(is_declined).unless(is_bounded);
        Ok(Some(wrong.excused_for(makes_all).excused_for(is_of_nobody)))
    })
}

/// Whether a document is one of which the configuration makes no policy of a user, a group or a role.
fn is_of_nobody(block: &Block, cx: &Cx) -> bool {
    let kinds = ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy", "aws_iam_group_policy"];
    let is_made = |kind: &&str| cx.referring(kind, "policy", block, &["json"]).certainly_exist();
    block.kind() == policy::DOCUMENT && !kinds.iter().any(is_made)
}

/// Whether no condition keeps its holder from IAM. With another one it may be for a path or a boundary only.
fn reaches_iam(statement: &Statement) -> Checked<bool> {
    not(value::any(statement.conditions()?, |it| policy::keeps_from_iam(&it)))
}

/// Whether the policy leaves an action with which somebody makes themselves an administrator.
fn is_enough(statement: &Stated) -> Checked<bool> {
    value::any(super::ESCALATING_ACTIONS, |action| not(statement.is_denied(action)))
}

fn allows_all_of_iam(statement: &Statement) -> Checked<bool> {
    policy::has_action(statement, &["*", "iam:*"])
}
