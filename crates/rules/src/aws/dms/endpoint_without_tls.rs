use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "e6f7g8h9-i0j1-4klm-56no-7890pqrstu12",
    aliases: &["aws/dms_endpoint_no_ssl_configured", "CKV2_AWS_49"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["aws_dms_endpoint"],
    check: Check::Attribute(
        attribute("ssl_mode").none_of(&["none"]).default_is("\"none\"").for_blocks(is_database),
    ),
    ..rule("aws-dms-endpoint-without-tls", include_str!("endpoint_without_tls.md"))
};

/// The engines for whose connections `ssl_mode` decides. To the others, DMS connects as their own settings say, or by
/// HTTPS.
const DATABASES: [&str; 13] = [
    "aurora", "aurora-postgresql", "azure-sql-managed-instance", "babelfish", "db2", "docdb", "mariadb",
    "mongodb", "mysql", "oracle", "postgres", "sqlserver", "sybase",
];

fn is_database(endpoint: &Block) -> Checked<bool> {
    is_one_of(endpoint, "engine_name", &DATABASES)
}
