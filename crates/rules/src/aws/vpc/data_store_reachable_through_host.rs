use crate::aws::shared::reach;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9bb3e937-0785-4993-b431-da3a9321f971",
    aliases: &["aws/vpc_data_store_reachable_through_host"],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 668,
    targets: &[
        "aws_docdb_cluster", "aws_elasticache_cluster", "aws_elasticache_replication_group",
        "aws_elasticsearch_domain", "aws_memorydb_cluster", "aws_neptune_cluster", "aws_opensearch_domain",
        "aws_redshift_cluster",
    ],
    check: Check::Block(check_hosts),
    ..rule("aws-vpc-data-store-reachable-through-host", include_str!("data_store_reachable_through_host.md"))
};

fn check_hosts(store: &Block, cx: &mut Cx) -> Checked {
    if store.is_true("publicly_accessible")? {
        return Ok(());
    }
    // The network of a domain stands in a block.
    let network = if store.kind().ends_with("_domain") { store.first("vpc_options") } else { None };
    let network = network.as_ref().unwrap_or(store);
    let (Some(groups), Some(default)) = (groups(store.kind()), default_port(store)?) else { return Ok(()) };
    let Some(port) = reach::port_of(store, "port", Some(default))? else { return Ok(()) };
    if let Some(entrance) = reach::entrance_to(network, groups, port, cx)? {
        entrance.show(network, groups, port, cx);
    }
    Ok(())
}

/// The attribute with the security groups.
fn groups(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "aws_docdb_cluster" | "aws_neptune_cluster" | "aws_redshift_cluster" => "vpc_security_group_ids",
        "aws_elasticache_cluster"
        | "aws_elasticache_replication_group"
        | "aws_memorydb_cluster"
        | "aws_elasticsearch_domain"
        | "aws_opensearch_domain" => "security_group_ids",
        _ => return None,
    })
}

/// The port at which it listens unless told otherwise (documentation of provider `aws` 6, and of the services).
fn default_port(store: &Block) -> Checked<Option<u16>> {
    Ok(Some(match store.kind() {
        "aws_docdb_cluster" => 27017,
        "aws_elasticache_cluster" if is_one_of(store, "engine", &["memcached"])? => 11211,
        "aws_elasticache_cluster" | "aws_elasticache_replication_group" | "aws_memorydb_cluster" => 6379,
        "aws_elasticsearch_domain" | "aws_opensearch_domain" => 443,
        "aws_neptune_cluster" => 8182,
        "aws_redshift_cluster" => 5439,
        _ => return Ok(None),
    }))
}
