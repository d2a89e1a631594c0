use super::{TEMPLATE, on};
use crate::gcp::sql::flags::{self, Flag};
use crate::prelude::*;

const CONNECTIONS: Flag = on("log_connections");

pub(in crate::gcp::sql) static CONNECTION_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-connection-logs",
    guid: "6f73bd87-811a-5981-923f-3c9e87def1b3",
    aliases: &[
        "gcp/sql_instance_without_connection_logs", "CKV_GCP_52", "AVD-GCP-0016", "GCP-0016",
        "google-sql-pg-log-connections",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &CONNECTIONS, cx)),
    words: &[
        ("what", "connections"),
        ("risk", "After a break-in, nobody can tell who signed in to the database, from where and when."),
        ("background", "The flag `log_connections` is `off` by default."),
        ("flag", "log_connections"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        ("cost", "Each connection adds three lines: applications without a connection pool fill up the log."),
    ],
    ..TEMPLATE
};

const DISCONNECTIONS: Flag = on("log_disconnections");

pub(in crate::gcp::sql) static DISCONNECTION_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-disconnection-logs",
    guid: "c8c39f7a-fb6e-5a67-8a90-c84931dea29b",
    aliases: &[
        "gcp/sql_instance_without_disconnection_logs", "CKV_GCP_53", "AVD-GCP-0022", "GCP-0022",
        "google-sql-pg-log-disconnections",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &DISCONNECTIONS, cx)),
    words: &[
        ("what", "the end of sessions"),
        ("risk", "After a break-in, nobody can tell how long someone was in the database."),
        (
            "background",
            "The flag `log_disconnections` is `off` by default. It also logs the duration of each session.",
        ),
        ("flag", "log_disconnections"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        ("cost", "Each session adds one line: applications without a connection pool fill up the log."),
    ],
    ..TEMPLATE
};

const HOSTNAMES: Flag = on("log_hostname");

pub(in crate::gcp::sql) static HOSTNAME_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-hostname-logs",
    guid: "45494798-531e-5e7e-8ba4-9ff89091ebb4",
    aliases: &["gcp/sql_instance_without_hostname_logs", "CKV_GCP_108"],
    check: Check::Block(|instance, cx| flags::demand(instance, &HOSTNAMES, cx)),
    words: &[
        ("what", "the names of its clients"),
        ("risk", "Addresses in the log may belong to another machine by the time someone reads them."),
        (
            "background",
            "The flag `log_hostname` is `off` by default: the log contains only the address of a client.",
        ),
        ("flag", "log_hostname"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        ("cost", "Each connection waits for the name lookup, which slows down clients without a name."),
    ],
    ..TEMPLATE
};

const LOCKS: Flag = on("log_lock_waits");

pub(in crate::gcp::sql) static LOCK_WAIT_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-lock-wait-logs",
    guid: "628b8fcf-8d94-5aa3-ade3-94e7a641d241",
    aliases: &[
        "gcp/sql_instance_without_lock_wait_logs", "CKV_GCP_54", "AVD-GCP-0020", "GCP-0020",
        "google-sql-pg-log-lock-waits",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &LOCKS, cx)),
    words: &[
        ("what", "long waits for locks"),
        (
            "risk",
            "A session that brings the others to a halt leaves no trace, whether by mistake or on purpose.",
        ),
        (
            "background",
            "The flag `log_lock_waits` is `off` by default. It logs sessions that wait for a lock longer than `deadlock_timeout`.",
        ),
        ("flag", "log_lock_waits"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_17"),
        ("cost", "If nothing waits, nothing is logged."),
    ],
    ..TEMPLATE
};
