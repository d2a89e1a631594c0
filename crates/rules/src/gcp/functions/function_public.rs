use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "29ffa8f6-537a-4ffd-83a8-cd769dd76901",
    aliases: &["gcp/functions_function_public", "CKV_GCP_107"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 306,
    targets: &[
        "google_cloudfunctions_function_iam_member", "google_cloudfunctions_function_iam_binding",
        "google_cloudfunctions2_function_iam_member", "google_cloudfunctions2_function_iam_binding",
        "data.google_iam_policy",
    ],
    check: Check::Block(check_callers),
    ..rule("gcp-functions-function-public", include_str!("function_public.md"))
};

fn check_callers(grants: &Block, cx: &mut Cx) -> Checked {
    let policies =
        ["google_cloudfunctions_function_iam_policy", "google_cloudfunctions2_function_iam_policy"];
    iam::refuse_public(grants, &policies, cx)
}
