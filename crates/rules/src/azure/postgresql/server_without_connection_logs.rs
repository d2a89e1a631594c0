use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c640d783-10c5-4071-b6c1-23507300d333",
    aliases: &[
        "azure/postgresql_log_connections_not_set", "CKV_AZURE_31", "AVD-AZU-0019", "AZU-0019",
        "azure-database-postgres-configuration-log-connections",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attribute(super::switched_on(|parameter| {
        super::is_parameter(parameter, &["log_connections"])
    })),
    ..rule(
        "azure-postgresql-server-without-connection-logs",
        include_str!("server_without_connection_logs.md"),
    )
};
