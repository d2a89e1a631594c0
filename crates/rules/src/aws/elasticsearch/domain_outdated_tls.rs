use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "069d5a1a-a7e2-57cc-9cfb-5b36705c7a29",
    aliases: &[
        "aws/elasticsearch_domain_outdated_tls", "CKV_AWS_228", "AVD-AWS-0126", "AWS-0126",
        "aws-elasticsearch-use-secure-tls-policy", "aws-elastic-search-use-secure-tls-policy",
    ],
    severity: Medium,
    category: Encryption,
    cwe: 326,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    modules: &[super::MODULE],
    fix: Some(Unsafe),
    check: Check::Attribute(
        attribute("domain_endpoint_options.tls_security_policy")
            .passes(is_current, "a policy that starts at TLS 1.2")
            .fix("\"Policy-Min-TLS-1-2-PFS-2023-10\""),
    ),
    ..rule("aws-elasticsearch-domain-outdated-tls", include_str!("domain_outdated_tls.md"))
};

fn is_current(policy: &str) -> bool {
    !policy.starts_with("Policy-Min-TLS-1-0")
}
