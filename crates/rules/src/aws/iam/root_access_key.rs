use crate::prelude::*;
use tollgate_core::value::Reason;

rule! {
    /// Root account has active access keys
    ///
    /// The root user may do everything, policies do not bind it, and a key of it works without a second factor. A leaked key
    /// is the loss of the account. Keys are active unless `status` says otherwise.
    ///
    /// Delete the key. Give programs a role, or a user with the permissions that they need.
    ///
    /// ```hcl bad
    /// resource "aws_iam_access_key" "root" { # finding
    ///   user = "root"
    /// }
    ///
    /// resource "aws_iam_access_key" "spare" {
    ///   user   = "root-account"
    ///   status = "Active" # finding
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "aws_iam_access_key" "deploy" {
    ///   user = aws_iam_user.deploy.name
    /// }
    ///
    /// resource "aws_iam_user" "deploy" {
    ///   name = "deploy"
    /// }
    ///
    /// resource "aws_iam_access_key" "root" {
    ///   user   = "root"
    ///   status = "Inactive"
    /// }
    /// ```
    ///
    /// ```hcl undecided
    /// variable "user" {}
    ///
    /// resource "aws_iam_access_key" "deploy" {
    ///   user = var.user
    /// }
    /// ```
    id: "aws-iam-root-access-key",
    guid: "970d224d-b42a-416b-81f9-8f4dfe70c4bc",
    aliases: [
        "aws/root_account_has_active_access_keys",
        "CKV_AWS_348", "AVD-AWS-0141", "AWS-0141", "aws-iam-no-root-access-keys",
    ],
    severity: High,
    category: InsecureConfigurations,
    cwe: 710,
    targets: ["aws_iam_access_key"],
    fix: Unsafe,
    check: Check::Attribute(attribute("status").one_of(&["Inactive"]).for_blocks(is_of_root).fix("\"Inactive\"")),
}

/// Whether the name of the user has the word "root" in it.
fn is_of_root(key: &Block) -> Checked<bool> {
    let user = match key.value("user").as_unknown().map(|it| &it.reason) {
        // The provider makes no such names.
        Some(Reason::Computed(_)) => None,
        _ => key.string("user")?,
    };
    let is_root = |word: &str| word.eq_ignore_ascii_case("root");
    Ok(user.is_some_and(|user| user.split(|it: char| !it.is_ascii_alphanumeric()).any(is_root)))
}
