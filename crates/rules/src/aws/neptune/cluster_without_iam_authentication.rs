use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c91d7ea0-d4d1-403b-8fe1-c9961ac082c5",
    aliases: &["aws/neptune_cluster_with_iam_database_authentication_disabled", "CKV_AWS_359"],
    severity: Medium,
    category: AccessControl,
    cwe: 285,
    targets: &["aws_neptune_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("iam_database_authentication_enabled").is_true().fix("true")),
    ..rule(
        "aws-neptune-cluster-without-iam-authentication",
        include_str!("cluster_without_iam_authentication.md"),
    )
};
