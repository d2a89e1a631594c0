use crate::prelude::*;

/// What the rules of this table have in common: one for logs, one for metrics.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["google_data_fusion_instance"],
    fix: Some(Safe),
    ..rule("", include_str!("instance_without.md"))
};

pub(super) static LOGS: Rule = Rule {
    id: "gcp-data-fusion-instance-without-logs",
    guid: "70821e6f-9d32-5a42-87dd-8d5a3f82bdfd",
    aliases: &["gcp/data_fusion_instance_without_logs", "CKV_GCP_104"],
    check: Check::Attribute(attribute("enable_stackdriver_logging").is_true().fix("true")),
    words: &[
        ("what", "logs"),
        ("attribute", "enable_stackdriver_logging"),
        ("service", "Cloud Logging"),
        (
            "risk",
            "Nobody can find out why a pipeline failed, or who ran it, once the cluster that ran it is gone.",
        ),
    ],
    ..TEMPLATE
};

pub(super) static METRICS: Rule = Rule {
    id: "gcp-data-fusion-instance-without-metrics",
    guid: "7a57677c-d7db-59e4-9894-1aa7dce5d5e7",
    aliases: &["gcp/data_fusion_instance_without_metrics", "CKV_GCP_105"],
    check: Check::Attribute(attribute("enable_stackdriver_monitoring").is_true().fix("true")),
    words: &[
        ("what", "metrics"),
        ("attribute", "enable_stackdriver_monitoring"),
        ("service", "Cloud Monitoring"),
        ("risk", "Pipelines that stall, or copy out far more rows than usual, raise no alarm."),
    ],
    ..TEMPLATE
};
