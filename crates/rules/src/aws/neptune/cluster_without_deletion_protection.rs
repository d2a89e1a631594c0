use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d41b6c0a-9e7f-47d5-8f1a-2b6c5e0d9f18",
    aliases: &["aws/neptune_cluster_without_deletion_protection", "CKV2_AWS_58"],
    severity: Low,
    pedantic: true,
    category: Availability,
    cwe: 693,
    targets: &["aws_neptune_cluster"],
    fix: Some(Safe),
    check: Check::Attribute(attribute("deletion_protection").is_true().fix("true")),
    ..rule(
        "aws-neptune-cluster-without-deletion-protection",
        include_str!("cluster_without_deletion_protection.md"),
    )
};
