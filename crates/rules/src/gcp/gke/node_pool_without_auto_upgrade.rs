use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b139213e-7d24-49c2-8025-c18faa21ecaa",
    aliases: &[
        "gcp/node_auto_upgrade_disabled", "CKV_GCP_10", "AVD-GCP-0058", "GCP-0058",
        "google-gke-enable-auto-upgrade", "gcp-gke-auto-upgrade-disabled",
    ],
    severity: Medium,
    pedantic: true,
    category: ResourceManagement,
    cwe: 1188,
    implies: &["gcp-gke-node-pool-without-auto-repair"],
    targets: &["google_container_node_pool", "google_container_cluster"],
    fix: Some(Unsafe),
    check: Check::Block(check_upgrade),
    ..rule("gcp-gke-node-pool-without-auto-upgrade", include_str!("node_pool_without_auto_upgrade.md"))
};

fn check_upgrade(owner: &Block, cx: &mut Cx) -> Checked {
    let upgrades = attribute("management.auto_upgrade").is_true().absent_is_ok().fix("true");
    value::each(super::node_pools(owner)?, |pool| upgrades.check(&pool, cx))
}
