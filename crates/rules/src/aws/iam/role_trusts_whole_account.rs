use crate::aws::policy::{self, is_account};
use crate::prelude::*;

rule! {
    /// IAM role allows all principals to assume
    ///
    /// A trust policy that names an account (`arn:aws:iam::111122223333:root`, or the bare number) does not
    /// mean its root user: it means every user and role of that account whom its own policies allow to assume
    /// roles. One careless `sts:AssumeRole` on `*` over there opens this role.
    ///
    /// Name the roles or users that may assume the role. Where the account must be named, because the caller
    /// is a vendor, demand its external ID in a `Condition`, or narrow the caller with `aws:PrincipalArn`.
    ///
    /// ```hcl bad
    /// resource "aws_iam_role" "auditor" {
    ///   name = "auditor"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:root" } # finding
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_role" "auditor" {
    ///   name               = "auditor"
    ///   assume_role_policy = data.aws_iam_policy_document.auditor.json # finding
    /// }
    ///
    /// data "aws_iam_policy_document" "auditor" {
    ///   statement {
    ///     actions = ["sts:AssumeRole"]
    ///
    ///     principals {
    ///       type        = "AWS"
    ///       identifiers = ["111122223333"]
    ///     }
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_role" "auditor" {
    ///   name = "auditor"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = { AWS = "arn:aws:iam::111122223333:role/auditor" }
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "auditor_arn" {}
    ///
    /// resource "aws_iam_role" "auditor" {
    ///   name = "auditor"
    ///   assume_role_policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect    = "Allow"
    ///       Action    = "sts:AssumeRole"
    ///       Principal = { AWS = var.auditor_arn }
    ///     }]
    ///   })
    /// }
    /// ```
    id: "aws-iam-role-trusts-whole-account",
    guid: "12b7e704-37f0-4d1e-911a-44bf60c48c21",
    aliases: ["aws/iam_role_allows_all_principals_to_assume", "CKV_AWS_61"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: ["aws_iam_role"],
    check: Check::Block(names_principals),
}

fn names_principals(role: &Block, cx: &mut Cx) -> Checked {
    let name = "assume_role_policy";
    let Some(policy) = role.policy(name)? else { return Ok(()) };
    policy.each(|statement| {
        if !statement.allows()? {
            return Ok(());
        }
        let conditions = statement.conditions();
        value::each(statement.principals()?, |(kind, principal)| {
            if kind != "AWS" || !is_account(&principal)? {
                return Ok(());
            }
            let narrowed = value::any(conditions.clone()?, |it| {
                either(Ok(it.key.eq_ignore_ascii_case("sts:ExternalId")), policy::names_caller(&it))
            })?;
            if !narrowed {
                let at = policy::place_of(role, name, &policy, principal.at);
                let wrong = format!("lets every user and role of the account {principal} assume it");
                policy::report(role, name, &policy, statement, at, &wrong, cx);
            }
            Ok(())
        })
    })
}
