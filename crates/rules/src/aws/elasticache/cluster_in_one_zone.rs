use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6db03a91-f933-4f13-ab38-a8b87a7de54d",
    aliases: &["aws/elasticache_nodes_not_created_across_multi_az"],
    severity: Low,
    category: Availability,
    cwe: 284,
    targets: &["aws_elasticache_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("az_mode")
            .default_is("\"single-az\"")
            .one_of(&["cross-az"])
            .for_blocks(has_several_nodes)
            .fix("\"cross-az\""),
    ),
    ..rule("aws-elasticache-cluster-in-one-zone", include_str!("cluster_in_one_zone.md"))
};

fn has_several_nodes(cluster: &Block) -> Checked<bool> {
    let several = cluster.number("num_cache_nodes").map(|nodes| nodes.is_some_and(|it| it.as_f64() > 1.0));
    both(is_one_of(cluster, "engine", &["memcached"]), several)
}
