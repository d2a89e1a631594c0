use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3790d386-be81-4dcf-9850-eaa7df6c10d9",
    aliases: &[
        "azure/postgresql_log_checkpoints_disabled", "CKV_AZURE_30", "AVD-AZU-0024", "AZU-0024",
        "azure-database-postgres-configuration-log-checkpoints",
    ],
    severity: Info,
    category: Observability,
    cwe: 778,
    pedantic: true,
    targets: &super::PARAMETERS,
    fix: Some(Safe),
    check: Check::Attribute(super::switched_on(|parameter| {
        super::is_parameter(parameter, &["log_checkpoints"])
    })),
    ..rule(
        "azure-postgresql-server-without-checkpoint-logs",
        include_str!("server_without_checkpoint_logs.md"),
    )
};
