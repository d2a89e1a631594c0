//! Who is meant by a member of a grant.

use crate::prelude::*;
use tollgate_core::value::{Symbol, Value};

/// The members that stand for everybody, with a Google account or without.
pub(in crate::gcp) const EVERYBODY: [&str; 2] = ["allUsers", "allAuthenticatedUsers"];

pub(in crate::gcp) fn is_everybody(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(false);
    }
    // Lists of members may be long, and nearly all of them are known.
    match member.as_str() {
        Some(name) => Ok(EVERYBODY.contains(&name)),
        None => value::any(EVERYBODY, |name| value::equal(member, &Value::string(name, member.at))),
    }
}

pub(in crate::gcp) fn is_person(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(false);
    }
    value::starts_with(member, "user:")
}

pub(in crate::gcp) fn is_service_account(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) {
        return Ok(true);
    }
    value::starts_with(member, "serviceAccount:")
}

/// Whether a member is the account by which Google itself manages a project, and which needs its role.
pub(in crate::gcp) fn is_googles(member: &Value) -> Checked<bool> {
    if is_account_attribute(member) || is_made_here(member) {
        return Ok(false);
    }
    value::ends_with(member, "@cloudservices.gserviceaccount.com")
}

/// Domains of service agents whose names do not begin with `gcp-sa-`, as the list of service agents in the documentation
/// of IAM has them.
const AGENTS: [&str; 20] = [
    "bigquery-encryption.iam.gserviceaccount.com", "cloud-ml.google.com.iam.gserviceaccount.com",
    "cloud-redis.iam.gserviceaccount.com", "cloudcomposer-accounts.iam.gserviceaccount.com",
    "cloudservices.gserviceaccount.com", "compute-system.iam.gserviceaccount.com",
    "container-analysis.iam.gserviceaccount.com", "container-engine-robot.iam.gserviceaccount.com",
    "containerregistry.iam.gserviceaccount.com", "dataflow-service-producer-prod.iam.gserviceaccount.com",
    "dataproc-accounts.iam.gserviceaccount.com", "dlp-api.iam.gserviceaccount.com",
    "gae-api-prod.google.com.iam.gserviceaccount.com", "gcf-admin-robot.iam.gserviceaccount.com",
    "gcp-gae-service.iam.gserviceaccount.com", "gs-project-accounts.iam.gserviceaccount.com",
    "serverless-robot-prod.iam.gserviceaccount.com", "service-networking.iam.gserviceaccount.com",
    "sourcerepo-service-accounts.iam.gserviceaccount.com",
    "storage-transfer-service.iam.gserviceaccount.com",
];

/// What the provider calls the service agents of a project.
const AGENT_TYPES: [&str; 3] = [
    "google_project_service_identity", "google_storage_project_service_account",
    "google_storage_transfer_project_service_account",
];

/// Whether a member is the account by which a service of Google acts in a project: no workload runs as it. What is not
/// known of the member says nothing.
pub(in crate::gcp) fn is_agent(member: &Value) -> bool {
    if maker(member).is_some_and(|kind| AGENT_TYPES.contains(&kind.as_str())) {
        return true;
    }
    let text = member.to_string();
    let domain = text.rsplit_once('@').map_or("", |(_, domain)| domain.trim_end_matches('"'));
    let is_of_service = domain.starts_with("gcp-sa-") && domain.ends_with(".iam.gserviceaccount.com");
    is_of_service || AGENTS.contains(&domain)
}

/// Whether a member is a service account that the configuration makes.
fn is_made_here(member: &Value) -> bool {
    maker(member).is_some_and(|kind| kind == "google_service_account")
}

/// The type of what an address comes from, after `serviceAccount:`.
pub(in crate::gcp) fn maker(member: &Value) -> Option<String> {
    let symbol = member.as_unknown().and_then(|unknown| unknown.symbol.as_ref());
    let email = match symbol {
        Some(Symbol::Template(parts)) => parts.last(),
        _ => Some(member),
    };
    email.and_then(Value::as_attribute).map(|it| it.object().kind().to_owned())
}

/// Whether a member is an attribute that always holds `serviceAccount:` and an address.
fn is_account_attribute(member: &Value) -> bool {
    member.as_attribute().is_some_and(|it| matches!(it.own(), Some("member" | "writer_identity")))
}
