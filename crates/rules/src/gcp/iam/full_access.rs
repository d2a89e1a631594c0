use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "15f86791-0626-4816-9916-bcbfbc5f94b3",
    aliases: &["gcp/iam_full_access"],
    severity: High,
    category: AccessControl,
    cwe: 250,
    implies: &[
        "gcp-iam-user-with-role", "gcp-iam-service-account-privileged", "gcp-iam-basic-role",
        "gcp-iam-public", "gcp-iam-default-service-account-with-role",
    ],
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-full-access", include_str!("full_access.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    let is_refused = |member: &Value| either(is_workload(member), super::is_everybody(member));
    let is_basic = |role: &str| ["roles/owner", "roles/editor"].contains(&role);
    // Who sets up whatever a project holds, and says who may use it, needs no less.
    super::refuse_roles(grants, is_basic, is_refused, deploys, cx)
}

fn is_workload(member: &Value) -> Checked<bool> {
    both(super::is_service_account(member), not(super::is_googles(member)))
}
