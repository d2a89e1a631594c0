use crate::prelude::*;

rule! {
    /// SSO identity user unsafe creation
    ///
    /// Users of IAM Identity Center are meant to come from the directory of the company. One that Terraform makes stays when
    /// its owner leaves, knows nothing of the rules for passwords and second factors there, and can be made by whoever can
    /// merge a change.
    ///
    /// Connect the identity provider and let it create and remove users (SCIM); here, give permission sets to groups.
    ///
    /// ```hcl bad
    /// resource "aws_identitystore_user" "alice" { # finding
    ///   identity_store_id = "d-1234567890"
    ///   display_name      = "Alice Example"
    ///   user_name         = "alice"
    ///
    ///   name {
    ///     given_name  = "Alice"
    ///     family_name = "Example"
    ///   }
    /// }
    /// ```
    ///
    /// ```hcl good
    /// data "aws_identitystore_group" "operators" {
    ///   identity_store_id = "d-1234567890"
    ///
    ///   alternate_identifier {
    ///     unique_attribute {
    ///       attribute_path  = "DisplayName"
    ///       attribute_value = "operators"
    ///     }
    ///   }
    /// }
    /// ```
    id: "aws-identitystore-user-declared",
    guid: "4003118b-046b-4640-b200-b8c7a4c8b89f",
    aliases: ["aws/sso_identity_user_unsafe_creation"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["aws_identitystore_user"],
    check: Check::Block(comes_from_elsewhere),
}

fn comes_from_elsewhere(user: &Block, cx: &mut Cx) -> Checked {
    cx.flag(user.header(), "this user is made here, not by the directory of the company");
    Ok(())
}
