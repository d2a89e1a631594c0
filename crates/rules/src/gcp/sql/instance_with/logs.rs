use super::TEMPLATE;
use crate::gcp::sql::flags::{self, Flag};
use crate::prelude::*;

/// What the rules for logs of PostgreSQL have in common.
const OF_LOGS: Rule = Rule { pedantic: true, cwe: 532, ..TEMPLATE };

const STATISTICS: [Flag; 4] = [
    Flag::new("log_parser_stats", &["off"]),
    Flag::new("log_planner_stats", &["off"]),
    Flag::new("log_executor_stats", &["off"]),
    Flag::new("log_statement_stats", &["off"]),
];

pub(in crate::gcp::sql) static STATISTICS_LOGS: Rule = Rule {
    id: "gcp-sql-instance-with-statistics-logs",
    guid: "6ef46e43-86ee-5c92-bacd-a3db9ea79454",
    aliases: &[
        "gcp/sql_instance_with_statistics_logs", "CKV2_GCP_14", "CKV2_GCP_15", "CKV2_GCP_16", "CKV2_GCP_17",
    ],
    category: Observability,
    cwe: 779,
    check: Check::Block(|instance, cx| value::each(&STATISTICS, |flag| flags::demand(instance, flag, cx))),
    words: &[
        ("title", "PostgreSQL instance logs statistics of every statement"),
        (
            "risk",
            "Anything that matters to an investigation gets lost among thousands of lines about memory and CPU time.",
        ),
        (
            "background",
            "`log_parser_stats`, `log_planner_stats`, `log_executor_stats` and `log_statement_stats` are for the\n\
             developers of PostgreSQL. They slow down every statement and fill up the log. All are `off` by default.",
        ),
        ("advice", "Query Insights and `pg_stat_statements` show which statements are slow."),
        ("flag", "log_statement_stats"),
        ("bad", "on"),
        ("good", "off"),
        ("version", "POSTGRES_17"),
        ("engine", "postgres"),
    ],
    ..OF_LOGS
};

const SLOW: Flag = Flag::new("log_min_duration_statement", &["-1"]);

pub(in crate::gcp::sql) static SLOW_STATEMENT_LOGS: Rule = Rule {
    id: "gcp-sql-instance-with-slow-statement-logs",
    guid: "d534ad92-de9a-5456-9e00-775d73a2d2fc",
    aliases: &[
        "gcp/sql_instance_with_slow_statement_logs", "CKV_GCP_57", "AVD-GCP-0021", "GCP-0021",
        "google-sql-pg-no-min-statement-logging",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &SLOW, cx)),
    words: &[
        ("title", "PostgreSQL instance logs the text of slow statements"),
        ("risk", "Anyone who can read the project's logs sees values that applications put into statements."),
        (
            "background",
            "With the flag `log_min_duration_statement`, each statement that takes longer is logged with its text and\n\
             its parameters. Many teams want exactly that, and restrict access to the logs. The flag is `-1` by default,\n\
             which logs none, as the CIS benchmark requires.",
        ),
        ("advice", "Query Insights shows slow statements without their values."),
        ("flag", "log_min_duration_statement"),
        ("bad", "500"),
        ("good", "-1"),
        ("version", "POSTGRES_17"),
        ("engine", "postgres"),
    ],
    ..OF_LOGS
};
