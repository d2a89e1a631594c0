use super::appliers::makes_all;
use super::{is_everywhere, is_unconditional, privilege_escalation};
use crate::aws::shared::policy::{self, Wrong};
use crate::prelude::*;
use tollgate_core::policy::Statement;

pub(super) static RULE: Rule = Rule {
    guid: "c3e682b8-07f6-4595-bd04-adb0bf9bda56",
    aliases: &["aws/iam_policy_allows_all_of_s3", "AVD-AWS-0345", "AWS-0345", "aws-iam-no-s3-full-access"],
    severity: Medium,
    implies: &[
        "aws-iam-policy-unconstrained-data", "aws-iam-policy-unconstrained-permissions",
        "aws-iam-policy-unconstrained-writes",
    ],
    category: AccessControl,
    cwe: 732,
    targets: &policy::IDENTITIES,
    modules: &[super::POLICY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-iam-policy-allows-all-of-s3", include_str!("policy_allows_all_of_s3.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    // Permission sets are how people get something on purpose, and for a while.
    let is_declined =
        block.kind() == policy::PERMISSION_SET || privilege_escalation::is_of_service(block, cx);
    policy::each_of_identity(block, cx, |statement| {
        let tests: [policy::Test; 4] = [
            Statement::allows,
            allows_every_action,
            |it| either(is_everywhere(it), is_about_every_bucket(it)),
            is_unconditional,
        ];
        let allows = policy::all(statement, &tests)? && !statement.is_denied("s3:*")?;
        Ok(allows.then(|| {
            let wrong = Wrong::from("allows `s3:*` on every bucket")
                .declined_if(is_declined || super::gives_rights(statement));
            wrong.excused_for(makes_all)
        }))
    })
}

fn allows_every_action(statement: &Statement) -> Checked<bool> {
    statement.any("Action", |action| action.eq_ignore_ascii_case("s3:*"))
}

/// Whether it is about every bucket, or about every object in any.
fn is_about_every_bucket(statement: &Statement) -> Checked<bool> {
    statement.any_value("Resource", |arn| {
        Ok(policy::text_of(arn)?.is_some_and(|it| {
            it.strip_prefix("arn:")
                .and_then(|it| it.split_once(':'))
                .is_some_and(|(_, it)| matches!(it, "s3:::*" | "s3:::*/*"))
        }))
    })
}
