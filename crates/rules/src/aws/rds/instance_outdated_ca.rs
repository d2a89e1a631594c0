use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9f40c07e-699e-4410-8856-3ba0f2e3a2dd",
    aliases: &["aws/ca_certificate_identifier_is_outdated", "CKV_AWS_211"],
    severity: Medium,
    category: Encryption,
    cwe: 295,
    targets: &["aws_db_instance", "aws_rds_cluster_instance"],
    modules: &[super::INSTANCE_MODULE, super::AURORA_MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("ca_cert_identifier")
            .passes(
                is_current,
                "a certificate authority that has not expired, such as `\"rds-ca-rsa2048-g1\"`",
            )
            .absent_is_ok()
            .fix("\"rds-ca-rsa2048-g1\""),
    ),
    ..rule("aws-rds-instance-outdated-ca", include_str!("instance_outdated_ca.md"))
};

/// The authorities that have not expired are named by generation, those that have by year. An empty name leaves the
/// choice to RDS.
fn is_current(authority: &str) -> bool {
    if authority.is_empty() {
        return true;
    }
    let generation = authority.rsplit('-').next().and_then(|last| last.strip_prefix('g'));
    generation.is_some_and(|number| number.parse::<u32>().is_ok())
}
