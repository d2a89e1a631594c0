use super::managed_policies::{ATTACHMENTS, MODULES, forbid_managed_policy, is_of_no_workload};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cc3dae4b-1170-44b8-bd95-5fa59b95aca7",
    aliases: &["aws/iam_attachment_of_administrator_access", "CKV_AWS_274", "CKV_AWS_275"],
    severity: High,
    category: AccessControl,
    cwe: 250,
    targets: &ATTACHMENTS,
    modules: &MODULES,
    check: Check::Block(check_policies),
    ..rule(
        "aws-iam-attachment-of-administrator-access",
        include_str!("attachment_of_administrator_access.md"),
    )
};

const ATTACHES: &str = "attach_admin_policy";

fn check_policies(block: &Block, cx: &mut Cx) -> Checked {
    // Up to version 5 of the registry module.
    if block.is_call() && both(block.is_true(ATTACHES), not(block.is_set("admin_role_policy_arn")))? {
        let is_declined = is_of_no_workload(block, cx);
        cx.wrong(block, ATTACHES, format!("`{ATTACHES}` is `true`")).pedantic_if(is_declined);
    }
    forbid_managed_policy(block, "AdministratorAccess", is_of_no_workload, cx)
}
