use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5f64860a-1227-5ab7-9153-d298869f8721",
    aliases: &["gcp/dataflow_job_with_public_addresses", "CKV_GCP_94"],
    severity: Low,
    category: NetworkingAndFirewall,
    cwe: 668,
    pedantic: true,
    targets: &["google_dataflow_job", "google_dataflow_flex_template_job"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("ip_configuration").one_of(&["WORKER_IP_PRIVATE"]).fix("\"WORKER_IP_PRIVATE\""),
    ),
    ..rule("gcp-dataflow-job-with-public-addresses", include_str!("job_with_public_addresses.md"))
};
