use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "3ddfa124-6407-4845-a501-179f90c65097",
    aliases: &["aws/authentication_without_mfa", "aws/iam_user_policy_without_mfa"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_iam_user_policy"],
    check: Check::Block(check_policy),
    ..rule("aws-iam-user-policy-without-mfa", include_str!("user_policy_without_mfa.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        let tests: [policy::Test; 4] = [
            Statement::allows,
            |it| it.covers("sts:AssumeRole"),
            // What allows everything is another rule's.
            |it| not(super::allows_everything(it)),
            |it| not(policy::demands_mfa(it)),
        ];
        Ok(policy::all(statement, &tests)?
            .then(|| "allows `sts:AssumeRole` without a `Condition` on MFA".to_owned()))
    })
}
