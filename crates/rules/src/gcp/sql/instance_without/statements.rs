use super::{TEMPLATE, is_postgres, on};
use crate::gcp::sql::flags::{self, Flag};
use crate::prelude::*;

const AUDITS: Flag = on("cloudsql.enable_pgaudit");

pub(in crate::gcp::sql) static AUDIT_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-audit-logs",
    guid: "61bf87a9-5d33-5050-97ea-5b84bba7acc3",
    aliases: &["gcp/sql_instance_without_audit_logs", "CKV_GCP_110"],
    fix: Some(Unsafe),
    check: Check::Block(|instance, cx| flags::demand(instance, &AUDITS, cx)),
    words: &[
        ("what", "what users do to an audit log"),
        ("risk", "Nobody can tell afterwards who read or changed which table."),
        (
            "background",
            "The flag `cloudsql.enable_pgaudit` loads the extension pgAudit, which is off by default.",
        ),
        ("flag", "cloudsql.enable_pgaudit"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        (
            "cost",
            "The instance restarts. Then run `CREATE EXTENSION pgaudit` in each database, and set in `pgaudit.log` what to log.",
        ),
    ],
    ..TEMPLATE
};

const DURATIONS: Flag = on("log_duration");

pub(in crate::gcp::sql) static DURATION_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-duration-logs",
    guid: "785ca401-c4b0-54c8-a68e-2961fa4e333e",
    aliases: &["gcp/sql_instance_without_duration_logs", "CKV2_GCP_13"],
    check: Check::Block(|instance, cx| flags::demand(instance, &DURATIONS, cx)),
    words: &[
        ("what", "the duration of statements"),
        (
            "risk",
            "Statements that get slower, by mistake or under attack, are noticed only when users complain.",
        ),
        (
            "background",
            "The flag `log_duration` is `off` by default. It logs how long a statement took, but not its text.",
        ),
        ("flag", "log_duration"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        ("cost", "It adds a line for every statement. Query Insights shows the same at a lower cost."),
    ],
    ..TEMPLATE
};

const STATEMENTS: Flag = Flag::new("log_statement", &["ddl", "mod", "all"]).demanded_of(is_postgres);

pub(in crate::gcp::sql) static STATEMENT_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-statement-logs",
    guid: "52649f16-1f28-5e5a-8549-efc8236fc6bb",
    aliases: &["gcp/sql_instance_without_statement_logs", "CKV_GCP_111"],
    check: Check::Block(|instance, cx| flags::demand(instance, &STATEMENTS, cx)),
    words: &[
        ("what", "changes to its schema"),
        (
            "risk",
            "Nobody can tell afterwards who dropped a table, or granted themselves what they should not have.",
        ),
        (
            "background",
            "The flag `log_statement` is `none` by default. `ddl` logs statements that change the schema, `mod` also those that change data.",
        ),
        ("flag", "log_statement"),
        ("bad", "none"),
        ("good", "ddl"),
        ("version", "POSTGRES_17"),
        ("cost", "`mod` and `all` write the values of statements into the log."),
    ],
    ..TEMPLATE
};
