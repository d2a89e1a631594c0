use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "40430747-442d-450a-a34f-dc57149f4609",
    aliases: &[
        "gcp/google_compute_subnetwork_logging_disabled", "CKV_GCP_26", "AVD-GCP-0029", "GCP-0029",
        "AVD-GCP-0076", "GCP-0076", "google-compute-enable-vpc-flow-logs",
        "google-compute-google-compute-subnetwork-logging",
    ],
    severity: Low,
    category: Observability,
    cwe: 788,
    pedantic: true,
    targets: &["google_compute_subnetwork"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("log_config").is_present().for_blocks(super::holds_machines).fix_block(&[
            "aggregation_interval = \"INTERVAL_5_SEC\"", "flow_sampling        = 0.5",
            "metadata             = \"INCLUDE_ALL_METADATA\"",
        ]),
    ),
    ..rule("gcp-compute-subnetwork-without-flow-logs", include_str!("subnetwork_without_flow_logs.md"))
};
