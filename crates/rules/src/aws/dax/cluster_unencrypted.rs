use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "f11aec39-858f-4b6f-b946-0a1bf46c0c87",
    aliases: &[
        "aws/dax_cluster_not_encrypted", "CKV_AWS_47", "AVD-AWS-0023", "AWS-0023",
        "aws-dynamodb-enable-at-rest-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_dax_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("server_side_encryption.enabled").is_true().fix("true")),
    ..rule("aws-dax-cluster-unencrypted", include_str!("cluster_unencrypted.md"))
};
