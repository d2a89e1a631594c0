use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc3dae4b-1170-44b8-bd95-5fa59b95aca7",
    aliases: &["aws/iam_attachment_of_administrator_access", "CKV_AWS_274", "CKV_AWS_275"],
    severity: High,
    category: AccessControl,
    cwe: 250,
    targets: &super::ATTACHMENTS,
    check: Check::Block(check_policies),
    ..rule(
        "aws-iam-attachment-of-administrator-access",
        include_str!("attachment_of_administrator_access.md"),
    )
};

fn check_policies(block: &Block, cx: &mut Cx) -> Checked {
    super::forbid_managed_policy(block, "AdministratorAccess", cx)
}
