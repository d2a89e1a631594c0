use super::managed_policies::{ATTACHMENTS, MODULES, forbid_managed_policy, is_of_no_workload};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "036a5409-f939-4cc3-aff9-45a1606d0b27",
    aliases: &["aws/iam_attachment_of_power_user_access"],
    severity: Medium,
    category: AccessControl,
    cwe: 250,
    targets: &ATTACHMENTS,
    modules: &MODULES,
    check: Check::Block(check_policies),
    ..rule("aws-iam-attachment-of-power-user-access", include_str!("attachment_of_power_user_access.md"))
};

fn check_policies(block: &Block, cx: &mut Cx) -> Checked {
    forbid_managed_policy(block, "PowerUserAccess", is_of_no_workload, cx)
}
