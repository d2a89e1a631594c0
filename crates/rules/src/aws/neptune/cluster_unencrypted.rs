use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "98d59056-f745-4ef5-8613-32bca8d40b7e",
    aliases: &[
        "aws/neptune_database_cluster_encryption_disabled", "CKV_AWS_44", "AVD-AWS-0076", "AWS-0076",
        "aws-neptune-enable-storage-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_neptune_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("storage_encrypted").is_true().fix("true")),
    ..rule("aws-neptune-cluster-unencrypted", include_str!("cluster_unencrypted.md"))
};
