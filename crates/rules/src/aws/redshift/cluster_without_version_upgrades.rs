use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "477ad255-2183-4382-8371-fb3d8c0a03d4",
    aliases: &["aws/redshift_cluster_without_version_upgrades", "CKV_AWS_141"],
    severity: Low,
    category: BestPractices,
    cwe: 665,
    pedantic: true,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("allow_version_upgrade").is_true().absent_is_ok().fix("true")),
    ..rule(
        "aws-redshift-cluster-without-version-upgrades",
        include_str!("cluster_without_version_upgrades.md"),
    )
};
