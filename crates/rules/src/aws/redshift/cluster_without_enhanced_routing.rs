use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0b9a5a86-8f0f-4c83-a3f7-6e2c1d5b8a90",
    aliases: &["aws/redshift_cluster_without_enhanced_routing", "CKV_AWS_321"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_redshift_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("enhanced_vpc_routing").is_true().fix("true")),
    ..rule(
        "aws-redshift-cluster-without-enhanced-routing",
        include_str!("cluster_without_enhanced_routing.md"),
    )
};
