use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2b3c671f-1b76-4741-8789-ed1fe0785dc4",
    aliases: &[
        "azure/postgresql_server_without_connection_throttling",
        "CKV_AZURE_32",
        "AVD-AZU-0021",
        "AZU-0021",
        "azure-database-postgres-configuration-connection-throttling",
    ],
    severity: Low,
    category: Observability,
    cwe: 770,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attribute(super::switched_on(|parameter| {
        super::is_parameter(parameter, &["connection_throttling", "connection_throttle.enable"])
    })),
    ..rule(
        "azure-postgresql-server-without-connection-throttling",
        include_str!("server_without_connection_throttling.md"),
    )
};
