use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "967eb3e6-26fc-497d-8895-6428beb6e8e2",
    aliases: &[
        "aws/elasticsearch_domain_not_encrypted_node_to_node", "CKV_AWS_6", "AVD-AWS-0043", "AWS-0043",
        "aws-elasticsearch-enable-in-transit-encryption", "aws-elastic-search-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("node_to_node_encryption.enabled").is_true().pedantic_for(has_no_use).fix("true"),
    ),
    ..rule("aws-elasticsearch-domain-nodes-without-tls", include_str!("domain_nodes_without_tls.md"))
};

/// Whether there is no second node to talk to, as by default, or the version cannot: not before Elasticsearch 6.0 (Amazon
/// OpenSearch Service Developer Guide, "Node-to-node encryption").
fn has_no_use(domain: &Block, _: &Cx) -> Checked<bool> {
    if super::is_before(domain, (6, 0)) {
        return Ok(true);
    }
    not(domain.any("cluster_config", |config| {
        let several = config.number("instance_count").map(|it| it.is_some_and(|it| it.as_f64() > 1.0));
        either(several, config.is_true("dedicated_master_enabled"))
    }))
}
