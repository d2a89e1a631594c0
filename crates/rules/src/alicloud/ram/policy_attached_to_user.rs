use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "66505003-7aba-45a1-8d83-5162d5706ef5",
    aliases: &["alicloud/ram_policy_attached_to_user"],
    severity: Low,
    category: AccessControl,
    cwe: 284,
    pedantic: true,
    targets: &["alicloud_ram_user_policy_attachment"],
    check: Check::Block(check_attachment),
    ..rule("alicloud-ram-policy-attached-to-user", include_str!("policy_attached_to_user.md"))
};

fn check_attachment(attachment: &Block, cx: &mut Cx) -> Checked {
    let user = attachment.actual("user_name");
    cx.flag(attachment.header(), format!("{user}: attach the policy to a group or a role"))
        .shown_at(attachment.place("user_name"));
    Ok(())
}
