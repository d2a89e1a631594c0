use crate::gcp::shared::members::maker;
use crate::prelude::*;
use tollgate_core::value::Value;

pub(super) static RULE: Rule = Rule {
    guid: "ce6be204-2540-50c9-bafc-9ddb1a547c74",
    aliases: &[
        "gcp/default_service_account_with_role",
        "CKV_GCP_46",
        "CKV_GCP_47",
        "CKV_GCP_48",
        "AVD-GCP-0006",
        "GCP-0006",
        "google-iam-no-project-level-default-service-account-assignment",
        "AVD-GCP-0004",
        "GCP-0004",
        "google-iam-no-folder-level-default-service-account-assignment",
        "AVD-GCP-0008",
        "GCP-0008",
        "google-iam-no-org-level-default-service-account-assignment",
    ],
    severity: Medium,
    category: AccessControl,
    cwe: 250,
    targets: &super::GRANTS,
    modules: &super::MODULES,
    check: Check::Block(check_role),
    ..rule("gcp-iam-default-service-account-with-role", include_str!("default_service_account_with_role.md"))
};

fn check_role(grants: &Block, cx: &mut Cx) -> Checked {
    let writes = |role: &str| WRITERS.contains(&role);
    let others = super::refuse_roles(grants, |role| !writes(role), is_default, |_| false, cx);
    others.and(super::refuse_roles(grants, writes, is_default, |_| true, cx))
}

/// Roles that write logs and measurements, fetch images and pass events on, and read nothing else: the least that machines,
/// builds and functions need (GKE documentation, "Use least privilege IAM service accounts"; Eventarc documentation,
/// "Roles and permissions").
const WRITERS: [&str; 9] = [
    "roles/artifactregistry.reader", "roles/cloudtrace.agent", "roles/container.defaultNodeServiceAccount",
    "roles/eventarc.eventReceiver", "roles/logging.logWriter", "roles/monitoring.metricWriter",
    "roles/run.invoker", "roles/serviceusage.serviceUsageConsumer",
    "roles/stackdriver.resourceMetadata.writer",
];

const DOMAINS: [&str; 2] = ["-compute@developer.gserviceaccount.com", "@appspot.gserviceaccount.com"];

/// Whether a member is the service account that Compute Engine or App Engine made.
fn is_default(member: &Value) -> Checked<bool> {
    match maker(member).as_deref() {
        Some("google_compute_default_service_account" | "google_app_engine_default_service_account") => {
            Ok(true)
        }
        Some("google_service_account") => Ok(false),
        _ => value::any(DOMAINS, |domain| value::ends_with(member, domain)),
    }
}
