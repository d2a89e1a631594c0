pub(super) mod logs;

use super::flags::{self, Flag};
use crate::prelude::*;

/// What the rules of this table have in common: one for each database flag that is to stay off, as it is by default.
const TEMPLATE: Rule = Rule {
    severity: Low,
    category: InsecureConfigurations,
    cwe: 200,
    targets: &["google_sql_database_instance"],
    fix: Some(Unsafe),
    ..rule("", include_str!("instance_with.md"))
};

const CONTAINED: Flag = Flag::new("contained database authentication", &["off"]);

pub(super) static CONTAINED_DATABASES: Rule = Rule {
    id: "gcp-sql-instance-with-contained-databases",
    guid: "e71cc98d-7348-54dc-aaba-6cc44b7d31a3",
    aliases: &[
        "gcp/sql_instance_with_contained_databases", "CKV_GCP_59", "AVD-GCP-0023", "GCP-0023",
        "google-sql-no-contained-db-auth",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &CONTAINED, cx)),
    words: &[
        ("title", "SQL Server instance allows contained database logins"),
        (
            "risk",
            "Anyone who administers one database can create logins that the instance's administrators do not see.",
        ),
        (
            "background",
            "The flag `contained database authentication` lets users sign in to a database without a server login,\n\
             bypassing the server's password policy. It is `off` by default.",
        ),
        ("advice", "The instance restarts."),
        ("flag", "contained database authentication"),
        ("bad", "on"),
        ("good", "off"),
        ("version", "SQLSERVER_2022_STANDARD"),
        ("engine", "sqlserver"),
    ],
    ..TEMPLATE
};

const CHAINING: Flag = Flag::new("cross db ownership chaining", &["off"]);

pub(super) static CROSS_DATABASE_OWNERSHIP_CHAINING: Rule = Rule {
    id: "gcp-sql-instance-with-cross-database-ownership-chaining",
    guid: "b2d5f3c9-1e68-47a1-89b4-92f3a6d7e123",
    aliases: &[
        "gcp/sql_database_has_cross_db_ownership_chaining", "CKV_GCP_58", "AVD-GCP-0019", "GCP-0019",
        "google-sql-no-cross-db-ownership-chaining", "gcp-sql-cross-database-ownership-chaining",
    ],
    severity: Medium,
    check: Check::Block(|instance, cx| flags::demand(instance, &CHAINING, cx)),
    words: &[
        ("title", "SQL Server instance allows cross-database ownership chaining"),
        (
            "risk",
            "Anyone who can create a view or procedure in one database can read and write the other databases through it.",
        ),
        (
            "background",
            "With the flag `cross db ownership chaining`, SQL Server skips the permission check on an object in\n\
             another database if both have the same owner. The flag is `off` by default.",
        ),
        ("advice", "Grant permissions across databases one by one."),
        ("flag", "cross db ownership chaining"),
        ("bad", "on"),
        ("good", "off"),
        ("version", "SQLSERVER_2022_STANDARD"),
        ("engine", "sqlserver"),
    ],
    ..TEMPLATE
};

const INFILE: Flag = Flag::new("local_infile", &["off"]);

pub(super) static LOCAL_INFILE: Rule = Rule {
    id: "gcp-sql-instance-with-local-infile",
    pedantic: true,
    guid: "afad1fad-405e-5836-9a64-8a04d3bbb914",
    aliases: &[
        "gcp/sql_instance_with_local_infile", "CKV_GCP_50", "AVD-GCP-0026", "GCP-0026",
        "google-sql-mysql-no-local-infile",
    ],
    check: Check::Block(|instance, cx| flags::demand(instance, &INFILE, cx)),
    words: &[
        ("title", "MySQL instance can read files from its clients"),
        (
            "risk",
            "Anyone who can inject SQL into an application can read files on the machine that it runs on.",
        ),
        (
            "background",
            "With the flag `local_infile`, `LOAD DATA LOCAL` makes clients send files to the server. Some imports need\n\
             it temporarily, so that the rule is pedantic.",
        ),
        ("advice", "The instance restarts."),
        ("flag", "local_infile"),
        ("bad", "on"),
        ("good", "off"),
        ("version", "MYSQL_8_4"),
        ("engine", "mysql"),
    ],
    ..TEMPLATE
};
