use super::flags::{self, Flag};
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "420425a6-767a-544b-9749-6e6564b4214e",
    aliases: &[
        "gcp/sql_instance_without_error_logs", "CKV_GCP_55", "CKV_GCP_109", "AVD-GCP-0018", "GCP-0018",
        "google-sql-pg-log-errors",
    ],
    severity: Low,
    category: Observability,
    cwe: 778,
    targets: &["google_sql_database_instance"],
    fix: Some(Safe),
    check: Check::Block(|instance, cx| value::each(&FLAGS, |flag| flags::demand(instance, flag, cx))),
    ..rule("gcp-sql-instance-without-error-logs", include_str!("instance_without_error_logs.md"))
};

/// The levels that include errors, the default first. `log`, `fatal` and `panic` do not.
const FLAGS: [Flag; 2] = [
    Flag::new(
        "log_min_messages",
        &["warning", "error", "notice", "info", "debug1", "debug2", "debug3", "debug4", "debug5"],
    ),
    Flag::new(
        "log_min_error_statement",
        &["error", "warning", "notice", "info", "debug1", "debug2", "debug3", "debug4", "debug5"],
    ),
];
