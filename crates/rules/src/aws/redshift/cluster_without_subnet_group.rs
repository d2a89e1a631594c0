use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "0a494a6a-ebe2-48a0-9d77-cf9d5125e1b3",
    aliases: &[
        "aws/redshift_cluster_without_vpc", "CKV_AWS_154", "AVD-AWS-0127", "AWS-0127", "aws-redshift-use-vpc",
    ],
    severity: Low,
    category: InsecureConfigurations,
    cwe: 284,
    pedantic: true,
    targets: &["aws_redshift_cluster"],
    check: Check::Attribute(
        attribute("cluster_subnet_group_name")
            .is_present()
            .for_blocks(|it| not(it.is_set("snapshot_identifier"))),
    ),
    ..rule("aws-redshift-cluster-without-subnet-group", include_str!("cluster_without_subnet_group.md"))
};
