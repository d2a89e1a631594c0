use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "330b84a0-d32c-5b32-a814-27776f718cb6",
    aliases: &["aws/iam_policy_attachment_exclusive", "aws_iam_policy_attachment_exclusive_attachment"],
    severity: Low,
    category: Availability,
    cwe: 710,
    pedantic: true,
    targets: &["aws_iam_policy_attachment"],
    check: Check::Block(check_attachment),
    ..rule("aws-iam-policy-attachment-exclusive", include_str!("policy_attachment_exclusive.md"))
};

fn check_attachment(attachment: &Block, cx: &mut Cx) -> Checked {
    let policy = attachment.value("policy_arn");
    let message = format!("`{policy}` is taken from all other users, roles and groups of the account");
    cx.flag(attachment.header(), message).shown_at(attachment.place("policy_arn"));
    Ok(())
}
