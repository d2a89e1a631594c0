use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "967eb3e6-26fc-497d-8895-6428beb6e8e2",
    aliases: &[
        "aws/elasticsearch_domain_not_encrypted_node_to_node", "CKV_AWS_6", "AVD-AWS-0043", "AWS-0043",
        "aws-elasticsearch-enable-in-transit-encryption",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(attribute("node_to_node_encryption.enabled").is_true().fix("true")),
    ..rule("aws-elasticsearch-domain-nodes-without-tls", include_str!("domain_nodes_without_tls.md"))
};
