use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "af173fde-95ea-4584-b904-bb3923ac4bda",
    aliases: &["aws/redshift_publicly_accessible", "CKV_AWS_87"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 668,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("publicly_accessible").is_false().absent_is_ok().fix("false")),
    ..rule("aws-redshift-cluster-public", include_str!("cluster_public.md"))
};
