use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "93e725e9-0b7b-568c-a0f7-2a09d3c7f70a",
    aliases: &["gcp/cloudbuild_worker_pool_with_public_addresses", "CKV_GCP_86"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_cloudbuild_worker_pool"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("worker_config.no_external_ip").is_true().fix("true")),
    ..rule(
        "gcp-cloudbuild-worker-pool-with-public-addresses",
        include_str!("worker_pool_with_public_addresses.md"),
    )
};
