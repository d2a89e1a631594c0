use crate::aws::shared::policy::{self, is_account};
use crate::prelude::*;
use tollgate_core::policy::Condition;

pub(super) static RULE: Rule = Rule {
    guid: "12b7e704-37f0-4d1e-911a-44bf60c48c21",
    aliases: &["aws/iam_role_allows_all_principals_to_assume", "CKV_AWS_61"],
    severity: Low,
    implies: &["aws-iam-role-cross-account-without-external-id"],
    category: AccessControl,
    cwe: 732,
    pedantic: true,
    targets: &["aws_iam_role"],
    check: Check::Block(check_trust),
    ..rule("aws-iam-role-trusts-whole-account", include_str!("role_trusts_whole_account.md"))
};

fn check_trust(role: &Block, cx: &mut Cx) -> Checked {
    let name = "assume_role_policy";
    let Some(policy) = role.policy(name)? else { return Ok(()) };
    policy.each(|statement| {
        if !both(statement.allows(), super::lets_assume(statement))? {
            return Ok(());
        }
        let conditions = statement.conditions();
        value::each(statement.principals()?, |(kind, principal)| {
            if kind != "AWS" || !is_account(principal)? {
                return Ok(());
            }
            let narrows =
                |it: &Condition| it.key.eq_ignore_ascii_case("sts:ExternalId") || policy::names_caller(it);
            let narrowed = conditions.clone()?.iter().any(narrows);
            if !narrowed {
                let at = policy::place_of(role, name, &policy.origin, principal.at);
                let wrong = format!("lets every user and role of the account {principal} assume the role");
                policy::report(role, name, &policy, statement, at, &wrong, cx);
            }
            Ok(())
        })
    })
}
