use super::managed_policies::{ATTACHMENTS, MODULES, forbid_managed_policy, is_of_makers};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ab0eaa9e-9bec-4fa2-af93-8480caffd1e9",
    aliases: &["aws/iam_attachment_of_iam_full_access", "CKV2_AWS_56"],
    severity: High,
    category: AccessControl,
    cwe: 269,
    targets: &ATTACHMENTS,
    modules: &MODULES,
    check: Check::Block(check_policies),
    ..rule("aws-iam-attachment-of-iam-full-access", include_str!("attachment_of_iam_full_access.md"))
};

fn check_policies(block: &Block, cx: &mut Cx) -> Checked {
    forbid_managed_policy(block, "IAMFullAccess", is_of_makers, cx)
}
