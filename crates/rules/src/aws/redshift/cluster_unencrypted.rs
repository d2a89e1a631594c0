use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "cfdcabb0-fc06-427c-865b-c59f13e898ce",
    aliases: &["aws/redshift_not_encrypted", "CKV_AWS_64"],
    severity: Medium,
    implies: &["aws-kms-without-customer-key-redshift"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("encrypted").is_true().absent_is_ok().fix("true")),
    ..rule("aws-redshift-cluster-unencrypted", include_str!("cluster_unencrypted.md"))
};
