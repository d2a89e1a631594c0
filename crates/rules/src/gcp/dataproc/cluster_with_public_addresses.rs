use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d2c4b6a8-1234-4f56-9abc-def012345678",
    aliases: &["gcp/dataproc_cluster_has_public_ip", "CKV_GCP_103"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 284,
    targets: &["google_dataproc_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("cluster_config.gce_cluster_config.internal_ip_only")
            .is_true()
            .absent_block_is_ok()
            .fix("true"),
    ),
    ..rule("gcp-dataproc-cluster-with-public-addresses", include_str!("cluster_with_public_addresses.md"))
};
