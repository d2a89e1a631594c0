use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "b1ffa705-19a3-4b73-b9d0-0c97d0663842",
    aliases: &["aws/iam_role_with_full_privileges"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_iam_role"],
    check: Check::Block(check_actions),
    ..rule("aws-iam-role-trust-policy-all-actions", include_str!("role_trust_policy_all_actions.md"))
};

fn check_actions(role: &Block, cx: &mut Cx) -> Checked {
    policy::each(role, "assume_role_policy", cx, |statement| {
        let tests: [policy::Test; 2] = [Statement::allows, |it| policy::has_action(it, &["*", "sts:*"])];
        let wrong = || format!("allows {}, not just to assume the role", policy::actions(statement));
        Ok(policy::all(statement, &tests)?.then(wrong))
    })
}
