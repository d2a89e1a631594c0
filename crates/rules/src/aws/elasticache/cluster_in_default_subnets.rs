use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8c849af7-a399-46f7-a34c-32d3dc96f1fc",
    aliases: &["aws/elasticache_without_vpc", "CKV_AWS_323"],
    severity: Low,
    pedantic: true,
    category: NetworkingAndFirewall,
    cwe: 284,
    targets: &["aws_elasticache_cluster", "aws_elasticache_replication_group"],
    check: Check::Block(check_subnets),
    ..rule("aws-elasticache-cluster-in-default-subnets", include_str!("cluster_in_default_subnets.md"))
};

const GROUP: &str = "subnet_group_name";

fn check_subnets(cluster: &Block, cx: &mut Cx) -> Checked {
    let is_wrong = !cluster.is_given(GROUP)? || cluster.value(GROUP).as_str() == Some("default");
    if is_wrong && super::is_on_its_own(cluster)? {
        cx.wrong(cluster, GROUP, format!("{}, so the nodes are in the default VPC", cluster.actual(GROUP)));
    }
    Ok(())
}
