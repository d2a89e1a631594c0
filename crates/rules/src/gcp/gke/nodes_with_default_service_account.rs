use crate::gcp::compute;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "1c8eef02-17b1-4a3e-b01d-dcc3292d2c38",
    aliases: &[
        "gcp/gke_using_default_service_account", "CKV2_GCP_1", "AVD-GCP-0050", "GCP-0050",
        "google-gke-use-service-account", "gcp-gke-default-service-account",
    ],
    severity: Medium,
    category: InsecureDefaults,
    cwe: 250,
    targets: &["google_container_cluster", "google_container_node_pool"],
    check: Check::Block(check_account),
    ..rule(
        "gcp-gke-nodes-with-default-service-account",
        include_str!("nodes_with_default_service_account.md"),
    )
};

fn check_account(owner: &Block, cx: &mut Cx) -> Checked {
    // Pods of an Autopilot cluster never get the token of their node.
    if owner.kind() == super::CLUSTER && super::is_autopilot(owner)? {
        return Ok(());
    }
    let settings = super::node_settings(owner)?;
    let by_default = hides_tokens_by_default(owner, cx);
    if settings.is_empty() {
        return check_absence(owner, cx);
    }
    value::each(settings, |nodes| {
        if both(
            compute::is_default_account(&nodes.value("service_account")),
            not(hides_token(&nodes, &by_default)),
        )? {
            let message =
                format!("{}, must specify a dedicated service account", nodes.actual("service_account"));
            cx.wrong(&nodes, "service_account", message).pedantic_if(only_writes_records(&nodes));
        }
        Ok(())
    })
}

/// A cluster or node pool of which no `node_config` says anything.
fn check_absence(owner: &Block, cx: &mut Cx) -> Checked {
    let is_cluster = owner.kind() == super::CLUSTER;
    if is_cluster && either(super::loses_default_pool(owner), owner.is_set("node_pool"))? {
        return Ok(());
    }
    let path = "node_config.service_account";
    _ = cx
        .flag(owner.header(), format!("`{path}` is not set, must specify a dedicated service account"))
        .about(path);
    Ok(())
}

/// Whether the metadata server of GKE stands before that of the node, so that pods get tokens of their own.
fn hides_token(nodes: &Block, by_default: &Checked<bool>) -> Checked<bool> {
    if nodes.is_set("workload_metadata_config")? {
        return nodes.any("workload_metadata_config", |it| is_one_of(it, "mode", &["GKE_METADATA"]));
    }
    by_default.clone()
}

/// Whether it does so where node pools do not say: in a cluster with a pool of identities.
fn hides_tokens_by_default(owner: &Block, cx: &Cx) -> Checked<bool> {
    let has_identities = |cluster: &Block| {
        cluster.any("workload_identity_config", |it| {
            either(it.is_set("workload_pool"), it.is_set("identity_namespace"))
        })
    };
    if owner.kind() == super::CLUSTER {
        return has_identities(owner);
    }
    let cluster = cx.referred(super::CLUSTER, &["name", "id", "self_link"], owner, "cluster");
    Ok(matches!(cluster.search(has_identities), Ok(true)))
}

/// Whether the scopes of nodes certainly let their tokens do nothing but write logs, metrics and traces, and read what a service
/// asks of its callers.
fn only_writes_records(nodes: &Block) -> bool {
    const SCOPES: [&str; 13] = [
        "logging-write", "logging.write", "monitoring", "monitoring-write", "monitoring.write",
        "service-control", "service-management", "service.management", "service.management.readonly",
        "servicecontrol", "trace", "trace-append", "trace.append",
    ];
    let scopes = nodes.strings("oauth_scopes").ok().flatten().unwrap_or_default();
    let is_one = |scope: &str| SCOPES.contains(&scope.rsplit('/').next().unwrap_or(scope));
    !scopes.is_empty() && scopes.iter().all(|scope| is_one(scope))
}
