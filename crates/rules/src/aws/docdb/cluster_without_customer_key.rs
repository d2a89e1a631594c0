use crate::aws::shared::kms;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "4766d3ea-241c-4ee6-93ff-c380c996bd1a",
    aliases: &[
        "aws/docdb_cluster_without_kms", "aws/docdb_cluster_encrypted_with_aws_managed_key", "CKV_AWS_182",
        "AVD-AWS-0022", "AWS-0022", "aws-documentdb-encryption-customer-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_docdb_cluster"],
    check: Check::Block(|cluster, cx| kms::demand_own_key(cluster, "kms_key_id", cx)),
    ..rule("aws-docdb-cluster-without-customer-key", include_str!("cluster_without_customer_key.md"))
};
