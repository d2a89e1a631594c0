use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "16c4216a-50d3-4785-bfb2-4adb5144a8ba",
    aliases: &[
        "aws/elasticsearch_domain_with_vulnerable_policy", "CKV_AWS_283",
        "aws-elasticsearch-domain-policy-open",
    ],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &[
        "aws_elasticsearch_domain_policy", "aws_opensearch_domain_policy", "aws_elasticsearch_domain",
        "aws_opensearch_domain",
    ],
    modules: &[
        module("terraform-aws-modules/elasticsearch/aws"),
        module("terraform-aws-modules/opensearch/aws"),
    ],
    check: Check::Block(check_policy),
    ..rule("aws-elasticsearch-domain-policy-public", include_str!("domain_policy_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    let guarded = is_guarded(block, cx);
    policy::each(block, "access_policies", cx, |statement| {
        let open = both(statement.is_open(), not(guarded.clone()))?;
        Ok(open.then(|| format!("allows everyone {}", policy::actions(statement))))
    })
}

/// Whether something else keeps strangers out: the security groups of a VPC, or users of its own.
fn is_guarded(block: &Block, cx: &Cx) -> Checked<bool> {
    let domain = match block.kind() {
        "aws_elasticsearch_domain_policy" => "aws_elasticsearch_domain",
        "aws_opensearch_domain_policy" => "aws_opensearch_domain",
        _ => return super::guards_itself(block),
    };
    let domains = cx.referred(domain, &["domain_name"], block, "domain_name");
    if !domains.exist()? {
        named_elsewhere(block, "domain_name", "domain")?;
    }
    domains.any(super::guards_itself)
}
