use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "acfdbec6-4a17-471f-b412-169d77553332",
    aliases: &[
        "gcp/google_container_node_pool_auto_repair_disabled", "CKV_GCP_9", "AVD-GCP-0063", "GCP-0063",
        "google-gke-enable-auto-repair", "gcp-gke-auto-repair-disabled",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 693,
    targets: &["google_container_node_pool", "google_container_cluster"],
    fix: Some(Safe),
    check: Check::Block(check_repair),
    ..rule("gcp-gke-node-pool-without-auto-repair", include_str!("node_pool_without_auto_repair.md"))
};

fn check_repair(owner: &Block, cx: &mut Cx) -> Checked {
    let repairs = attribute("management.auto_repair").is_true().absent_is_ok().fix("true");
    value::each(super::node_pools(owner)?, |pool| repairs.check(&pool, cx))
}
