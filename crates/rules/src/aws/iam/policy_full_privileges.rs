use crate::aws::policy;
use crate::prelude::*;
use std::collections::HashSet;
use tollgate_core::source::Location;

rule! {
    /// IAM policies with full privileges
    ///
    /// A policy of all actions on all resources is the power of an administrator, whatever the name of the
    /// policy says. A document that is written once is attached in many places, and each of them gives the
    /// whole account away.
    ///
    /// List the actions in the statement, and the ARNs they are for. Start from what the access advisor says
    /// is used.
    ///
    /// ```hcl bad
    /// data "aws_iam_policy_document" "billing" { # finding
    ///   statement {
    ///     actions   = ["*"]
    ///     resources = ["*"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_role_policy" "billing" {
    ///   name   = "billing"
    ///   role   = aws_iam_role.billing.id
    ///   policy = <<JSON # finding
    ///     {
    ///       "Version": "2012-10-17",
    ///       "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}
    ///     }
    ///   JSON
    /// }
    /// ```
    ///
    /// ```hcl good
    /// data "aws_iam_policy_document" "billing" {
    ///   statement {
    ///     actions   = ["ce:Get*"]
    ///     resources = ["*"]
    ///   }
    /// }
    ///
    /// resource "aws_iam_role_policy" "billing" {
    ///   name   = "billing"
    ///   role   = aws_iam_role.billing.id
    ///   policy = data.aws_iam_policy_document.billing.json
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "actions" {
    ///   type = list(string)
    /// }
    ///
    /// data "aws_iam_policy_document" "billing" {
    ///   statement {
    ///     actions   = var.actions
    ///     resources = ["*"]
    ///   }
    /// }
    /// ```
    id: "aws-iam-policy-full-privileges",
    guid: "2f37c4a3-58b9-4afe-8a87-d7f1d2286f84",
    aliases: ["aws/iam_policies_with_full_privileges", "CKV_AWS_1", "CKV_AWS_62"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: [
        "data.aws_iam_policy_document",
        "aws_iam_policy",
        "aws_iam_role_policy",
        "aws_iam_user_policy",
        "aws_iam_group_policy",
        "aws_iam_role",
    ],
    modules: [super::POLICY_MODULE],
    check: Check::Block(names_actions),
}

fn names_actions(block: &Block, cx: &mut Cx) -> Checked {
    if block.address.contains("data.aws_iam_policy_document.") {
        return document(block, cx);
    }
    let documents = cx.once(Documents::new);
    policy::each_of_identity(block, cx, |statement| {
        let wrong = super::allows_everything(statement)? && !documents.0.contains(&statement.at());
        Ok(wrong.then(|| "allows `*` on `*`".to_owned()))
    })
}

/// Where the statements of documents stand: what is wrong in them is reported there.
struct Documents(HashSet<Location>);

impl Documents {
    fn new(cx: &Cx) -> Self {
        let statements = cx.resources("data.aws_iam_policy_document.statement");
        Self(statements.iter().map(Block::header).collect())
    }
}

fn document(document: &Block, cx: &mut Cx) -> Checked {
    let full = document.any("statement", |statement| {
        let allows = statement.string("effect").map(|effect| effect.is_none_or(|it| *it == "Allow"));
        both(allows, both(has_star(statement, "actions"), has_star(statement, "resources")))
    })?;
    if full {
        cx.flag(document.header(), "a `statement` allows `*` on `*`");
    }
    Ok(())
}

fn has_star(statement: &Block, name: &str) -> Checked<bool> {
    let values = statement.value(name);
    if let Some(unknown) = values.as_unknown() {
        return Err(unknown.clone());
    }
    value::any(values.elements().unwrap_or_default(), |item| match item.as_unknown() {
        Some(unknown) => Err(unknown.clone()),
        None => Ok(item.as_str() == Some("*")),
    })
}
