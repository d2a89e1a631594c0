use super::{TEMPLATE, is_postgres};
use crate::gcp::sql::flags::{self, Flag};
use crate::prelude::*;

const CHECKPOINTS: Flag = Flag::new("log_checkpoints", &["on"]).demanded_of(has_no_checkpoint_logs);

/// PostgreSQL logs checkpoints by default from version 15 on.
fn has_no_checkpoint_logs(instance: &Block) -> Checked<bool> {
    const SILENT: [&str; 6] =
        ["POSTGRES_9_6", "POSTGRES_10", "POSTGRES_11", "POSTGRES_12", "POSTGRES_13", "POSTGRES_14"];
    both(is_postgres(instance), is_one_of(instance, "database_version", &SILENT))
}

pub(in crate::gcp::sql) static CHECKPOINT_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-checkpoint-logs",
    guid: "abf43167-c639-59df-8dfc-5dffd70189cd",
    aliases: &[
        "gcp/sql_instance_without_checkpoint_logs", "CKV_GCP_51", "AVD-GCP-0025", "GCP-0025",
        "google-sql-pg-log-checkpoints",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &CHECKPOINTS, cx)),
    words: &[
        ("what", "checkpoints"),
        (
            "risk",
            "Nobody can see afterwards that writes stalled because the database flushed its memory to disk.",
        ),
        (
            "background",
            "In PostgreSQL, `log_checkpoints` is off by default up to version 14, and on from version 15.",
        ),
        ("flag", "log_checkpoints"),
        ("bad", "off"),
        ("good", "on"),
        ("version", "POSTGRES_14"),
        ("cost", "A checkpoint adds a line or two every few minutes."),
    ],
    ..TEMPLATE
};

const TEMPORARY: Flag = Flag::new("log_temp_files", &["0"]).demanded_of(is_postgres);

pub(in crate::gcp::sql) static TEMPORARY_FILE_LOGS: Rule = Rule {
    id: "gcp-sql-instance-without-temporary-file-logs",
    guid: "469d9a4b-c4bd-55b4-ad8c-88d227ad1908",
    aliases: &[
        "gcp/sql_instance_without_temporary_file_logs", "CKV_GCP_56", "AVD-GCP-0014", "GCP-0014",
        "google-sql-enable-pg-temp-file-logging",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &TEMPORARY, cx)),
    words: &[
        ("what", "temporary files"),
        ("risk", "Nobody sees which statements fill the disk with data that does not fit into memory."),
        (
            "background",
            "The flag `log_temp_files` is `-1` by default, which logs none. A number is the minimum size in kilobytes.",
        ),
        ("flag", "log_temp_files"),
        ("bad", "4096"),
        ("good", "0"),
        ("version", "POSTGRES_17"),
        ("cost", "A line for each file is a lot if `work_mem` is small."),
    ],
    ..TEMPLATE
};
