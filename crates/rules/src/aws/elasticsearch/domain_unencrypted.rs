use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "24e16922-4330-4e9d-be8a-caa90299466a",
    aliases: &[
        "aws/elasticsearch_not_encrypted_at_rest", "CKV_AWS_5", "AVD-AWS-0048", "AWS-0048",
        "aws-elasticsearch-enable-domain-encryption", "aws-elastic-search-enable-domain-encryption",
    ],
    severity: Medium,
    implies: &["aws-elasticsearch-domain-without-customer-key"],
    category: Encryption,
    cwe: 311,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("encrypt_at_rest.enabled").is_true().pedantic_for(cannot_encrypt).fix("true"),
    ),
    ..rule("aws-elasticsearch-domain-unencrypted", include_str!("domain_unencrypted.md"))
};

/// Whether neither the version nor the machines of a domain can encrypt: not before Elasticsearch 5.1, and not T2 (Amazon
/// OpenSearch Service Developer Guide, "Encryption of data at rest" and "Supported instance types").
fn cannot_encrypt(domain: &Block, _: &Cx) -> Checked<bool> {
    let is_t2 = domain.any("cluster_config", |config| {
        Ok(config.string("instance_type")?.is_some_and(|it| it.starts_with("t2.")))
    });
    Ok(super::is_before(domain, (5, 1)) || matches!(is_t2, Ok(true)))
}
