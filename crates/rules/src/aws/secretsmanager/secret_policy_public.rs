use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fa00ce45-386d-4718-8392-fb485e1f3c5b",
    aliases: &[
        "aws/secrets_manager_with_vulnerable_policy", "CKV_AWS_283", "aws-secretsmanager-secret-policy-open",
    ],
    severity: High,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_secretsmanager_secret_policy", "aws_secretsmanager_secret"],
    check: Check::Block(check_policy),
    ..rule("aws-secretsmanager-secret-policy-public", include_str!("secret_policy_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        Ok(statement.is_open()?.then(|| policy::allows_everybody(statement)))
    })
}
