use super::{is_everywhere, is_unconditional};
use crate::aws::shared::policy;
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
        // With a condition it may be for a path or a boundary only.
        let tests = [Statement::allows, allows_all_of_iam, is_everywhere, is_unconditional];
        Ok(policy::all(statement, &tests)?.then(|| "allows every action of IAM on `*`".to_owned()))
    })
}

fn allows_all_of_iam(statement: &Statement) -> Checked<bool> {
    policy::has_action(statement, &["*", "iam:*"])
}
