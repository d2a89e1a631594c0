use super::managed_policies::{ATTACHMENTS, MODULES, forbid_managed_policies, is_of_no_workload};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7c862338-728a-529a-85f6-aefada0d5ce3",
    aliases: &["aws/iam_attachment_of_service_full_access"],
    severity: Low,
    category: AccessControl,
    cwe: 250,
    pedantic: true,
    targets: &ATTACHMENTS,
    modules: &MODULES,
    check: Check::Block(check_policies),
    ..rule("aws-iam-attachment-of-service-full-access", include_str!("attachment_of_service_full_access.md"))
};

fn check_policies(block: &Block, cx: &mut Cx) -> Checked {
    forbid_managed_policies(block, is_of_service, is_of_no_workload, cx)
}

/// Whether a policy of AWS allows everything in a service. That for IAM is a rule of its own.
fn is_of_service(name: &str) -> bool {
    let all = ["FullAccess", "FullAccess_v2", "Full_Access", "FullAccessV2"];
    all.iter().any(|end| name.ends_with(end)) && name != "IAMFullAccess"
}
