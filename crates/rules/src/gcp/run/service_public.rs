use crate::gcp::iam;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3673dfe4-cea3-4f51-9d80-09e99a0fbcf5",
    aliases: &["gcp/run_service_public", "gcp/cloud_run_service_is_public", "CKV_GCP_102"],
    severity: Medium,
    pedantic: true,
    category: AccessControl,
    cwe: 306,
    targets: &[
        "google_cloud_run_service_iam_member", "google_cloud_run_service_iam_binding",
        "google_cloud_run_v2_service_iam_member", "google_cloud_run_v2_service_iam_binding",
        "google_cloud_run_v2_service", "data.google_iam_policy",
    ],
    check: Check::Block(check_callers),
    ..rule("gcp-run-service-public", include_str!("service_public.md"))
};

fn check_callers(block: &Block, cx: &mut Cx) -> Checked {
    if block.kind() == "google_cloud_run_v2_service" {
        return attribute("invoker_iam_disabled").is_false().absent_is_ok().check(block, cx);
    }
    let policies = ["google_cloud_run_service_iam_policy", "google_cloud_run_v2_service_iam_policy"];
    iam::refuse_public(block, &policies, cx)
}
