use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "9e53a985-d167-42a6-99fe-7b4b994f0d54",
    aliases: &["aws/s3_bucket_policy_without_source"],
    severity: Medium,
    category: AccessControl,
    cwe: 441,
    targets: &policy::BUCKETS,
    check: Check::Block(|block, cx| policy::forbid_deputies(block, "policy", hands_out, cx)),
    ..rule("aws-s3-bucket-policy-without-source", include_str!("bucket_policy_without_source.md"))
};

/// Whether a service hands out what is in a bucket to the visitors of every account that names it as an origin.
fn hands_out(service: &str) -> bool {
    service == "cloudfront.amazonaws.com"
}
