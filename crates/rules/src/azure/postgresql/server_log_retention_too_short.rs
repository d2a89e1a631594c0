use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "261a83f8-dd72-4e8c-b5e1-ebf06e8fe606",
    aliases: &[
        "azure/small_postgresql_db_server_log_retention_period", "azure/log_retention_is_not_set",
        "CKV_AZURE_146",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attributes(&[
        attribute("value")
            .passes(is_long, "more than 3")
            .when(|parameter| {
                super::is_parameter(parameter, &["log_retention_days", "logfiles.retention_days"])
            })
            .fix("\"7\""),
        super::switched_on(|parameter| super::is_parameter(parameter, &["log_retention"])),
    ]),
    ..rule(
        "azure-postgresql-server-log-retention-too-short",
        include_str!("server_log_retention_too_short.md"),
    )
};

fn is_long(days: &str) -> bool {
    days.parse().is_ok_and(|days: f64| days > 3.0)
}
