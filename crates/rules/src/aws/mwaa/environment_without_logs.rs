use crate::prelude::*;

/// What the rules of this table have in common: one for each part of Airflow that is silent by default.
const TEMPLATE: Rule = Rule {
    severity: Low,
    pedantic: true,
    category: Observability,
    cwe: 778,
    targets: &["aws_mwaa_environment"],
    fix: Some(Safe),
    ..rule("", include_str!("environment_without_logs.md"))
};

pub(super) static SCHEDULER: Rule = Rule {
    id: "aws-mwaa-environment-without-logs-scheduler",
    guid: "2770d8ae-4c63-5959-a801-61b878bf211e",
    aliases: &["aws/mwaa_environment_without_scheduler_logs", "CKV_AWS_242"],
    check: Check::Attribute(attribute("logging_configuration.scheduler_logs.enabled").is_true().fix("true")),
    words: &[
        ("part", "scheduler"),
        ("why", "Nobody can find out later why a job ran, or why it did not."),
        ("block", "scheduler_logs"),
    ],
    ..TEMPLATE
};

pub(super) static WEBSERVER: Rule = Rule {
    id: "aws-mwaa-environment-without-logs-webserver",
    guid: "3cbea14f-8c5d-5ac3-bd01-40a1f55fd808",
    aliases: &["aws/mwaa_environment_without_webserver_logs", "CKV_AWS_244"],
    check: Check::Attribute(attribute("logging_configuration.webserver_logs.enabled").is_true().fix("true")),
    words: &[
        ("part", "web server"),
        ("why", "Nobody can find out later who signed in, or what they started by hand."),
        ("block", "webserver_logs"),
    ],
    ..TEMPLATE
};

pub(super) static WORKER: Rule = Rule {
    id: "aws-mwaa-environment-without-logs-worker",
    guid: "a225e292-12b1-5624-b66e-ae01e7941021",
    aliases: &["aws/mwaa_environment_without_worker_logs", "CKV_AWS_243"],
    check: Check::Attribute(attribute("logging_configuration.worker_logs.enabled").is_true().fix("true")),
    words: &[
        ("part", "workers"),
        ("why", "Nobody can find out later what broke a worker, or misused it."),
        ("block", "worker_logs"),
    ],
    ..TEMPLATE
};
