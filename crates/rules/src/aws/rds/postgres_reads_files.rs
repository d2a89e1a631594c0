use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "18e2a78c-5ab5-5f02-9d10-1c61840f0e28",
    aliases: &["aws/rds_postgres_reads_files", "CKV_AWS_250", "CKV_AWS_388"],
    severity: Medium,
    category: InsecureConfigurations,
    cwe: 1395,
    pedantic: true,
    targets: &["aws_db_instance", "aws_rds_cluster", "aws_rds_cluster_instance"],
    check: Check::Block(check_version),
    ..rule("aws-rds-postgres-reads-files", include_str!("postgres_reads_files.md"))
};

const VERSION: &str = "engine_version";

/// The first versions of RDS without the hole (AWS-2022-004), by their major version.
const FIXED: [(&[u32], u32); 5] = [(&[9, 6], 22), (&[10], 17), (&[11], 12), (&[12], 7), (&[13], 3)];

fn check_version(database: &Block, cx: &mut Cx) -> Checked {
    let Some(version) = database.string(VERSION)? else { return Ok(()) };
    let is_affected = match database.string("engine")?.as_deref().map(|it| it.as_str()) {
        Some("postgres") => is_affected(&version),
        Some("aurora-postgresql") => AURORA.contains(&version.as_str()),
        _ => false,
    };
    if is_affected {
        cx.wrong(
            database,
            VERSION,
            format!(
                "{}, which AWS has withdrawn because its `log_fdw` read any file",
                database.actual(VERSION)
            ),
        );
    }
    Ok(())
}

/// The versions of Aurora with the hole.
const AURORA: [&str; 6] = ["10.11", "10.12", "10.13", "11.6", "11.7", "11.8"];

/// Whether a version of RDS has the hole. A major version alone stands for its newest.
fn is_affected(version: &str) -> bool {
    let numbers: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    let numbers = numbers.unwrap_or_default();
    FIXED.iter().any(|(major, fixed)| match numbers.strip_prefix(*major) {
        Some([minor, ..]) => minor < fixed,
        _ => false,
    })
}
