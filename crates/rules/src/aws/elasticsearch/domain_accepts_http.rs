use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "2e9e0729-66d5-4148-9d39-5e6fb4bf2a4e",
    aliases: &[
        "aws/elasticsearch_with_https_disabled", "CKV_AWS_83", "AVD-AWS-0046", "AWS-0046",
        "aws-elasticsearch-enforce-https", "aws-elastic-search-enforce-https",
    ],
    severity: Medium,
    category: NetworkingAndFirewall,
    cwe: 319,
    targets: &["aws_elasticsearch_domain", "aws_opensearch_domain"],
    fix: Some(Unsafe),
    check: Check::Attributes(&[
        // In the block, the provider's default is `true`; without it, the service's own counts, which is `false`.
        attribute("domain_endpoint_options.enforce_https").is_true().absent_is_ok().fix("true"),
        attribute("domain_endpoint_options").is_present().fix_block(&["enforce_https = true"]),
    ]),
    ..rule("aws-elasticsearch-domain-accepts-http", include_str!("domain_accepts_http.md"))
};
