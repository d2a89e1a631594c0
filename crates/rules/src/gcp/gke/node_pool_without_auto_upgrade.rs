use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b139213e-7d24-49c2-8025-c18faa21ecaa",
    aliases: &[
        "gcp/node_auto_upgrade_disabled", "CKV_GCP_10", "AVD-GCP-0058", "GCP-0058",
        "google-gke-enable-auto-upgrade", "gcp-gke-auto-upgrade-disabled",
    ],
    severity: Medium,
    category: ResourceManagement,
    cwe: 1188,
    targets: &["google_container_node_pool", "google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("management.auto_upgrade").within(super::node_pools).is_true().fix("true"),
    ),
    ..rule("gcp-gke-node-pool-without-auto-upgrade", include_str!("node_pool_without_auto_upgrade.md"))
};
