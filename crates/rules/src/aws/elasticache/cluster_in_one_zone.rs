use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "6db03a91-f933-4f13-ab38-a8b87a7de54d",
    aliases: &["aws/elasticache_nodes_not_created_across_multi_az"],
    severity: Low,
    category: Availability,
    cwe: 284,
    pedantic: true,
    targets: &["aws_elasticache_cluster"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("az_mode")
            .default_is("\"single-az\"")
            .one_of(&["cross-az"])
            .for_blocks(is_in_one_place)
            .fix("\"cross-az\""),
    ),
    ..rule("aws-elasticache-cluster-in-one-zone", include_str!("cluster_in_one_zone.md"))
};

/// Whether a cluster has several nodes, for which no list of zones names more than one.
fn is_in_one_place(cluster: &Block) -> Checked<bool> {
    let several = cluster.number("num_cache_nodes").map(|nodes| nodes.is_some_and(|it| it.as_f64() > 1.0));
    let zones = || {
        let zones = cluster.strings("preferred_availability_zones")?.unwrap_or_default();
        Ok(zones.windows(2).all(|pair| *pair[0] == *pair[1]))
    };
    both(both(is_one_of(cluster, "engine", &["memcached"]), several), zones())
}
