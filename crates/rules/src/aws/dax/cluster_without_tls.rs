use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d238fa46-23ec-55ba-b526-8f1554d63221",
    aliases: &["aws/dax_cluster_without_tls", "CKV_AWS_239"],
    severity: Medium,
    category: Encryption,
    cwe: 319,
    targets: &["aws_dax_cluster"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("cluster_endpoint_encryption_type").one_of(&["TLS"]).fix("\"TLS\"")),
    ..rule("aws-dax-cluster-without-tls", include_str!("cluster_without_tls.md"))
};
