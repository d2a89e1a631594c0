use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "07f7134f-9f37-476e-8664-670c218e4702",
    aliases: &["azure/postgresql_log_disconnections_not_set"],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attribute(super::switched_on(|parameter| {
        super::is_parameter(parameter, &["log_disconnections"])
    })),
    ..rule(
        "azure-postgresql-server-without-disconnection-logs",
        include_str!("server_without_disconnection_logs.md"),
    )
};
