use crate::prelude::*;

rule! {
    /// IAM policies attached to user
    ///
    /// Permissions that are given to users one by one are forgotten one by one: whoever changes team keeps the old ones, and
    /// nobody sees at a glance who may do what. A policy of a group or role is reviewed once for all.
    ///
    /// Attach the policy to a group and put the user into it, or to a role that the user assumes.
    ///
    /// ```hcl bad
    /// resource "aws_iam_user_policy_attachment" "alice" {
    ///   user       = aws_iam_user.alice.name # finding
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    ///
    /// resource "aws_iam_policy_attachment" "deploy" {
    ///   name       = "deploy"
    ///   users      = ["alice", "bob"] # finding
    ///   groups     = ["operators"]
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// variable "maintainer" {}
    ///
    /// resource "aws_iam_user_policy" "maintainer" {
    ///   user   = var.maintainer # finding
    ///   policy = data.aws_iam_policy_document.maintenance.json
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_group_policy_attachment" "operators" {
    ///   group      = aws_iam_group.operators.name
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    ///
    /// resource "aws_iam_policy_attachment" "deploy" {
    ///   name       = "deploy"
    ///   users      = []
    ///   groups     = ["operators"]
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "users" {}
    ///
    /// resource "aws_iam_policy_attachment" "deploy" {
    ///   name       = "deploy"
    ///   users      = var.users
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    /// ```
    id: "aws-iam-user-with-own-policies",
    guid: "b4378389-a9aa-44ee-91e7-ef183f11079e",
    aliases: [
        "aws/iam_policies_attached_to_user",
        "CKV_AWS_40", "AVD-AWS-0143", "AWS-0143", "aws-iam-no-user-attached-policies",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_iam_policy_attachment", "aws_iam_user_policy", "aws_iam_user_policy_attachment"],
    check: Check::Block(is_for_no_user),
}

fn is_for_no_user(attachment: &Block, cx: &mut Cx) -> Checked {
    for name in ["user", "users"] {
        let value = attachment.value(name);
        // `user` is required: whoever it turns out to be, it is a user.
        let is_set = match value.as_unknown() {
            Some(_) if name == "user" => true,
            _ => attachment.is_set(name)?,
        };
        if is_set && value.elements().is_none_or(|it| !it.is_empty()) {
            cx.flag(
                attachment.place(name),
                format!("`{name}` is `{value}`: give the policy to a group or role"),
            )
            .about(name)
            .because(&value);
        }
    }
    Ok(())
}
