use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7d591398-b4a1-55d5-835f-eb50f53afb24",
    aliases: &["gcp/gke_nodes_without_secure_boot", "CKV_GCP_68", "CKV_GCP_72"],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 1326,
    pedantic: true,
    targets: &["google_container_cluster", "google_container_node_pool"],
    fix: Some(Unsafe),
    check: Check::Block(check_nodes),
    ..rule("gcp-gke-nodes-without-secure-boot", include_str!("nodes_without_secure_boot.md"))
};

fn check_nodes(owner: &Block, cx: &mut Cx) -> Checked {
    if super::is_autopilot(owner)? {
        return Ok(());
    }
    value::each(super::node_settings(owner)?, |settings| {
        let boot = attribute("shielded_instance_config.enable_secure_boot").is_true().fix("true");
        let monitoring =
            attribute("shielded_instance_config.enable_integrity_monitoring").is_true().fix("true");
        boot.check(&settings, cx).and(monitoring.absent_is_ok().check(&settings, cx))
    })
}
