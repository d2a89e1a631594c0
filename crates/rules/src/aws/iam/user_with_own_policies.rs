use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b4378389-a9aa-44ee-91e7-ef183f11079e",
    aliases: &[
        "aws/iam_policies_attached_to_user", "CKV_AWS_40", "AVD-AWS-0143", "AWS-0143",
        "aws-iam-no-user-attached-policies",
    ],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_iam_policy_attachment", "aws_iam_user_policy", "aws_iam_user_policy_attachment"],
    check: Check::Block(check_subject),
    ..rule("aws-iam-user-with-own-policies", include_str!("user_with_own_policies.md"))
};

fn check_subject(attachment: &Block, cx: &mut Cx) -> Checked {
    for name in ["user", "users"] {
        let value = attachment.value(name);
        // `user` is required: whoever it turns out to be, it is a user.
        let is_set = match value.as_unknown() {
            Some(_) if name == "user" => true,
            _ => attachment.is_set(name)?,
        };
        if is_set && value.elements().is_none_or(|it| !it.is_empty()) {
            cx.wrong(
                attachment,
                name,
                format!("`{name}` is `{value}`: attach the policy to a group or a role"),
            );
        }
    }
    Ok(())
}
