use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;

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
    policy::each_of_identity(block, cx, |statement| {
        let any_role = statement.any_value("Resource", policy::is_star);
        let passes = both(both(statement.covers("iam:PassRole"), any_role), not(is_narrowed(statement)));
        Ok(both(statement.allows(), passes)?.then(|| "allows `iam:PassRole` on `*`".to_owned()))
    })
}

/// Whether a condition says to which service or resource a role may be passed.
fn is_narrowed(statement: &Statement) -> Checked<bool> {
    let keys = ["iam:passedtoservice", "iam:associatedresourcearn"];
    value::any(statement.conditions()?, |it| Ok(keys.contains(&&*it.key.to_ascii_lowercase())))
}
