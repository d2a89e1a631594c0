use crate::aws::shared::reach::{groups_of, opens};
use crate::aws::shared::security_groups;
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
        attribute("domain_endpoint_options.enforce_https")
            .is_true()
            .absent_is_ok()
            .pedantic_for(is_closed_to_http)
            .fix("true"),
        attribute("domain_endpoint_options")
            .is_present()
            .pedantic_for(is_closed_to_http)
            .fix_block(&["enforce_https = true"]),
    ]),
    ..rule("aws-elasticsearch-domain-accepts-http", include_str!("domain_accepts_http.md"))
};

/// Whether a domain is in a VPC, and none of its security groups lets anybody in at the port of HTTP.
fn is_closed_to_http(domain: &Block, cx: &Cx) -> Checked<bool> {
    let Some(network) = domain.first("vpc_options") else { return Ok(false) };
    let (groups, verdict) = groups_of(&network, "security_group_ids", cx);
    verdict?;
    let lets_in = |group: &Block| {
        let (admitted, verdict) = security_groups::admitted(group, opens(80), cx);
        if admitted.is_empty() { verdict.map(|()| false) } else { Ok(true) }
    };
    both(Ok(!groups.is_empty()), not(value::any(&groups, lets_in)))
}
