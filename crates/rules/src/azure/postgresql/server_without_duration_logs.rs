use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "16e0879a-c4ae-4ff8-a67d-a2eed5d67b8f",
    aliases: &["azure/postgresql_log_duration_not_set"],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attribute(super::switched_on(|parameter| {
        super::is_parameter(parameter, &["log_duration"])
    })),
    ..rule("azure-postgresql-server-without-duration-logs", include_str!("server_without_duration_logs.md"))
};
