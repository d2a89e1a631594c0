use super::appliers::applies_configurations;
use super::bounded::is_bounded;
use super::{is_everywhere, privilege_escalation};
use crate::aws::shared::policy::{self, Wrong};
use crate::prelude::*;
use tollgate_core::policy::{Condition, Statement};

pub(super) static RULE: Rule = Rule {
    guid: "e39bee8c-fe54-4a3f-824d-e5e2d1cca40a",
    aliases: &[
        "aws/iam_role_policy_passrole_allows_all", "aws-iam-policy-pass-role-any", "AVD-AWS-0342",
        "AWS-0342", "aws-iam-filter-passrole-access",
    ],
    severity: Medium,
    implies: &["aws-iam-policy-unconstrained-escalation"],
    category: AccessControl,
    cwe: 284,
    targets: &policy::IDENTITIES,
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-iam-policy-passes-any-role", include_str!("policy_passes_any_role.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let is_declined = privilege_escalation::is_of_service(block, cx);
    policy::each_of_identity(block, cx, |statement| {
        let tests: [policy::Test; 4] =
            [Statement::allows, |it| it.covers("iam:PassRole"), is_everywhere, passes_to_any];
        let allows = policy::all(statement, &tests)? && !statement.is_denied("iam:PassRole")?;
        Ok(allows.then(|| {
            let wrong = Wrong::from("allows `iam:PassRole` on `*`").unless(is_bounded);
            // Who may give every right to any role gains nothing by passing one.
            wrong
                .declined_if(is_declined || super::gives_rights(statement))
                .excused_for(applies_configurations)
        }))
    })
}

/// Whether no condition says to which service or resource a role may be passed.
fn passes_to_any(statement: &Statement) -> Checked<bool> {
    let keys = ["iam:PassedToService", "iam:AssociatedResourceArn"];
    let narrows = |it: &Condition| keys.iter().any(|key| it.key.eq_ignore_ascii_case(key));
    Ok(!statement.conditions()?.iter().any(narrows))
}
