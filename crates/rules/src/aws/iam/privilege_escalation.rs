mod holders;
mod links;
mod meant;
mod permissions;
#[macro_use]
mod sets;
mod statements;

use crate::prelude::*;
use holders::Holders;
use tollgate_core::family;

family! {
    /// <Subject> with privilege escalation by actions <quoted>
    ///
    /// <why> IAM asks for nothing but the
    /// permission: with `Resource` `"*"` the whole account is within reach of the <subject>, whatever else its policies
    /// leave out.
    ///
    /// Name in `Resource` what the <subject> really works on, add a `Condition` or a permissions boundary, or drop the
    /// action. What counts is the sum of the policies of this <subject>, inline and attached, as far as their text
    /// is in the configuration: wildcards such as `"iam:*"`, `NotAction` and `NotResource` allow, a `Deny` takes back.
    ///
    /// ```hcl bad
    /// resource "aws_iam_<subject>" "deployer" { # finding
    /// <body>
    /// }
    ///
    /// resource "aws_iam_<subject>_policy" "deploy" {
    ///   name = "deploy"
    ///
    ///   <subject> = aws_iam_<subject>.deployer.name
    ///
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = [<list>]
    ///       Resource = "*"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_<subject>" "deployer" { # finding
    /// <body>
    /// }
    ///
    /// resource "aws_iam_policy_attachment" "deploy" {
    ///   name       = "deploy"
    ///   <subject>s = [aws_iam_<subject>.deployer.name]
    ///   policy_arn = aws_iam_policy.deploy.arn
    /// }
    ///
    /// resource "aws_iam_policy" "deploy" {
    ///   name   = "deploy"
    ///   policy = data.aws_iam_policy_document.deploy.json
    /// }
    ///
    /// data "aws_iam_policy_document" "deploy" {
    ///   statement {
    ///     not_actions = ["organizations:*"]
    ///     resources   = ["*"]
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_<subject>" "deployer" {
    /// <body>
    /// }
    ///
    /// resource "aws_iam_<subject>_policy" "deploy" {
    ///   name = "deploy"
    ///
    ///   <subject> = aws_iam_<subject>.deployer.name
    ///
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = [<list>]
    ///       Resource = "<narrow>"
    ///     }]
    ///   })
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "resource" {}
    ///
    /// resource "aws_iam_<subject>" "deployer" {
    /// <body>
    /// }
    ///
    /// resource "aws_iam_<subject>_policy" "deploy" {
    ///   name = "deploy"
    ///
    ///   <subject> = aws_iam_<subject>.deployer.name
    ///
    ///   policy = jsonencode({
    ///     Version = "2012-10-17"
    ///     Statement = [{
    ///       Effect   = "Allow"
    ///       Action   = [<list>]
    ///       Resource = var.resource
    ///     }]
    ///   })
    /// }
    /// ```
    severity: Medium,
    category: AccessControl,
    cwe: 269,
    targets: [],
}

macro_rules! row {
    ($subject:literal, $Subject:literal, $body:literal, $id:literal, $slug:literal, $guid:literal,
     [$first:literal $(, $more:literal)*], $why:literal, $narrow:literal) => {
        Rule {
            id: concat!("aws-iam-privilege-escalation-", $subject, "-", $id),
            guid: $guid,
            aliases: &[concat!("aws/", $subject, "_with_privilege_escalation_by_actions_", $slug)],
            targets: &[concat!("aws_iam_", $subject)],
            words: &[
                ("subject", $subject),
                ("Subject", $Subject),
                ("body", $body),
                ("quoted", concat!("'", $first, "'" $(, " and '", $more, "'")*)),
                ("list", concat!("\"", $first, "\"" $(, ", \"", $more, "\"")*)),
                ("why", $why),
                ("narrow", $narrow),
            ],
            ..FAMILY
        }
    };
}

/// The rules, three for each set: for groups, roles and users.
macro_rules! table {
    ($($id:literal, $actions:tt, $why:literal, $narrow:literal, $slug:literal, $role_slug:literal,
       $group:literal, $role:literal, $user:literal;)+) => {
        const SETS: &[&[&str]] = &[$(&$actions),+];

        pub(super) static RULES: [Rule; 57] = numbered([$(
            row!("group", "Group", "  name = \"deployer\"", $id, $slug, $group, $actions, $why, $narrow),
            row!("role", "Role",
                "  name               = \"deployer\"\n  assume_role_policy = data.aws_iam_policy_document.trust.json",
                $id, $role_slug, $role, $actions, $why, $narrow),
            row!("user", "User", "  name = \"deployer\"", $id, $slug, $user, $actions, $why, $narrow),
        )+]);
    };
}

sets!(table);

const fn numbered(mut rules: [Rule; 57]) -> [Rule; 57] {
    let mut row = 0;
    while row < rules.len() {
        rules[row].check = Check::Row(stays_within_bounds, row);
        row += 1;
    }
    rules
}

fn stays_within_bounds(subject: &Block, cx: &mut Cx, row: usize) -> Checked {
    let set = row / 3;
    let holders = cx.once(|cx| Holders::new(cx, SETS));
    let places = holders.grants(subject, set)?;
    if places.is_empty() {
        return Ok(());
    }
    let actions = SETS[set].iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(" and ");
    let message = format!(
        "the policies that this {} has allow {actions} on every resource",
        &subject.kind()["aws_iam_".len()..]
    );
    let flag = cx.flag(subject.header(), message);
    SETS[set]
        .iter()
        .zip(places)
        .fold(flag, |flag, (action, place)| flag.also(*place, format!("`{action}` is allowed here")));
    Ok(())
}
