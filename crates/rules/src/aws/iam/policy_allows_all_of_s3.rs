use super::is_unconditional;
use crate::aws::shared::policy;
use crate::prelude::*;
use tollgate_core::policy::Statement;
use tollgate_core::value::Value;

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
    policy::each_of_identity(block, cx, |statement| {
        let tests = [Statement::allows, allows_every_action, is_about_every_bucket, is_unconditional];
        let allows = policy::all(statement, &tests)? && !statement.is_denied("s3:*")?;
        Ok(allows.then(|| "allows `s3:*` on every bucket".to_owned()))
    })
}

fn allows_every_action(statement: &Statement) -> Checked<bool> {
    statement.any("Action", |action| action.eq_ignore_ascii_case("s3:*"))
}

fn is_about_every_bucket(statement: &Statement) -> Checked<bool> {
    statement.any_value("Resource", |arn| either(policy::is_star(arn), is_every_bucket(arn)))
}

fn is_every_bucket(arn: &Value) -> Checked<bool> {
    Ok(policy::text_of(arn)?.is_some_and(|it| {
        it.strip_prefix("arn:")
            .and_then(|it| it.split_once(':'))
            .is_some_and(|(_, it)| matches!(it, "s3:::*" | "s3:::*/*"))
    }))
}
