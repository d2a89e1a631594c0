use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "bcdcbdc6-a350-4855-ae7c-d1e6436f7c97",
    aliases: &[
        "aws/iam_policy_grants_assumerole_permission_across_all_services",
        "CKV_AWS_60",
        "CKV_AWS_283",
    ],
    severity: High,
    implies: &["aws-iam-role-trusts-whole-account", "aws-iam-role-cross-account-without-external-id"],
    category: AccessControl,
    cwe: 732,
    targets: &["aws_iam_role"],
    modules: &[module("terraform-aws-modules/iam/aws//modules/iam-assumable-role").made_if(&["create_role"])],
    check: Check::Block(check_trust),
    ..rule("aws-iam-role-trusts-everybody", include_str!("role_trusts_everybody.md"))
};

fn check_trust(role: &Block, cx: &mut Cx) -> Checked {
    if role.is_call() {
        return attribute("trusted_role_arns")
            .passes(|arn| arn != "*", "a list of accounts, roles or users")
            .absent_is_ok()
            .check(role, cx);
    }
    policy::each(role, "assume_role_policy", cx, |statement| {
        let is_wrong = both(super::lets_assume(statement), statement.is_public())?;
        Ok(is_wrong.then(|| policy::allows_everybody(statement)))
    })
}
