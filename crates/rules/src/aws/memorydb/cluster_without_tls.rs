use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "12dedabd-15d5-5ea6-8e89-7db3d88404c5",
    aliases: &["aws/memorydb_cluster_without_tls", "CKV_AWS_202"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_memorydb_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("tls_enabled").is_true().absent_is_ok().fix("true")),
    ..rule("aws-memorydb-cluster-without-tls", include_str!("cluster_without_tls.md"))
};
