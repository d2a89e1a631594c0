use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2b3c8a6d-9856-43e6-ab1d-d651094f03b4",
    aliases: &["aws/emr_without_vpc"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_emr_cluster"],
    check: Check::Attribute(attribute("ec2_attributes.subnet_id").also_named(&["subnet_ids"]).is_present()),
    ..rule("aws-emr-cluster-without-subnet", include_str!("cluster_without_subnet.md"))
};
