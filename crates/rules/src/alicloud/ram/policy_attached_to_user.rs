use crate::prelude::*;

rule! {
    /// RAM policy attached to user
    ///
    /// Rights that are attached to single users grow with the person and are forgotten when the person changes teams. Nobody
    /// can tell from the groups who may do what.
    ///
    /// Attach the policy to a group (`alicloud_ram_group_policy_attachment`) or a role (`alicloud_ram_role_policy_attachment`),
    /// and make the user a member.
    ///
    /// ```hcl bad
    /// resource "alicloud_ram_user_policy_attachment" "anna" { # finding
    ///   policy_name = alicloud_ram_policy.orders.policy_name
    ///   policy_type = "Custom"
    ///   user_name   = alicloud_ram_user.anna.name
    /// }
    /// ```
    ///
    /// ```hcl good
    /// resource "alicloud_ram_group_policy_attachment" "shop" {
    ///   policy_name = alicloud_ram_policy.orders.policy_name
    ///   policy_type = "Custom"
    ///   group_name  = alicloud_ram_group.shop.name
    /// }
    /// ```
    id: "alicloud-ram-policy-attached-to-user",
    guid: "66505003-7aba-45a1-8d83-5162d5706ef5",
    aliases: ["alicloud/ram_policy_attached_to_user"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: ["alicloud_ram_user_policy_attachment"],
    check: Check::Block(is_wrong),
}

fn is_wrong(attachment: &Block, cx: &mut Cx) -> Checked {
    let user = attachment.string("user_name").ok().flatten();
    let whom = user.map_or_else(|| "a user".to_owned(), |name| format!("the user `{name}`"));
    cx.flag(attachment.header(), format!("the policy is attached to {whom}, not to a group or a role"));
    Ok(())
}
