use super::public;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "8c0695d8-2378-4cd6-8243-7fd5894fa574",
    aliases: &["alicloud/oss_bucket_allows_delete_from_all_principals"],
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    implies: &["alicloud-oss-bucket-policy-public-get", "alicloud-oss-bucket-policy-public-list"],
    targets: &public::TARGETS,
    check: Check::Block(|block, cx| {
        public::forbid_actions(block, "oss:Delete", &["oss:DeleteObject", "oss:DeleteBucket"], cx)
    }),
    ..rule("alicloud-oss-bucket-policy-public-delete", include_str!("bucket_policy_public_delete.md"))
};
