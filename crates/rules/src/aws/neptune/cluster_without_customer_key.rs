use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "3c1fd6b7-54e6-4ad2-b0c9-8d1b7e2f6a34",
    aliases: &[
        "aws/neptune_cluster_without_customer_key", "CKV_AWS_347", "AVD-AWS-0128", "AWS-0128",
        "aws-neptune-encryption-customer-key",
    ],
    severity: Low,
    pedantic: true,
    category: Encryption,
    cwe: 326,
    targets: &["aws_neptune_cluster"],
    check: Check::Attribute(attribute("kms_key_arn").is_present()),
    ..rule("aws-neptune-cluster-without-customer-key", include_str!("cluster_without_customer_key.md"))
};
