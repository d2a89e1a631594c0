use super::{covers_every_action, is_everywhere};
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "b20cc45f-78a7-4fc2-83c2-03a578dfcea3",
    aliases: &["aws/iam_policy_allows_all_actions", "CKV_AWS_49", "CKV_AWS_63"],
    severity: Low,
    category: AccessControl,
    cwe: 732,
    targets: &super::WRITTEN,
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-iam-policy-allows-all-actions", include_str!("policy_allows_all_actions.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each_written_of_identity(block, cx, |statement| {
        // On every resource it is full access, which has a rule of its own.
        let tests: [policy::Test; 3] = [Statement::allows, covers_every_action, |it| not(is_everywhere(it))];
        let allows = policy::all(statement, &tests)? && !statement.is_denied("*")?;
        Ok(allows.then(|| "allows every action (`*`)".to_owned()))
    })
}
