use crate::prelude::*;

rule! {
    /// IAM user with access to console
    ///
    /// A login profile is a password for the console: one more secret that is phished and reused, outside of
    /// the company's single sign-on with its MFA and its list of who has left. A user has none unless one is
    /// made.
    ///
    /// Remove the login profile. Let people sign in through IAM Identity Center or a federated role; users
    /// that are left are for programs, which need no console.
    ///
    /// ```hcl bad
    /// resource "aws_iam_user" "bob" {
    ///   name = "bob"
    /// }
    ///
    /// resource "aws_iam_user_login_profile" "bob" { # finding
    ///   user    = aws_iam_user.bob.name
    ///   pgp_key = "keybase:bob"
    /// }
    /// ```
    ///
    /// ```hcl bad
    /// resource "aws_iam_user_login_profile" "alice" { # finding
    ///   user = "alice"
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_user" "deploy" {
    ///   name = "deploy"
    /// }
    /// ```
    id: "aws-iam-user-console-access",
    guid: "9ec311bf-dfd9-421f-8498-0b063c8bc552",
    aliases: ["aws/iam_user_with_access_to_console", "CKV2_AWS_22"],
    severity: Medium,
    category: AccessControl,
    cwe: 732,
    targets: ["aws_iam_user_login_profile"],
    check: Check::Block(is_not_there),
}

fn is_not_there(profile: &Block, cx: &mut Cx) -> Checked {
    let user = profile.value("user");
    cx.flag(profile.header(), format!("`user` {user} gets a password for the console"));
    Ok(())
}
