use super::public;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "fe286195-e75c-4359-bd58-00847c4f855a",
    aliases: &["alicloud/oss_bucket_allows_put_action_from_all_principals"],
    severity: Critical,
    category: AccessControl,
    cwe: 732,
    implies: &[
        "alicloud-oss-bucket-policy-public-get", "alicloud-oss-bucket-policy-public-delete",
        "alicloud-oss-bucket-policy-public-list",
    ],
    targets: &public::TARGETS,
    check: Check::Block(|block, cx| {
        public::forbid_actions(block, "oss:Put", &["oss:PutObject", "oss:PutBucketPolicy"], cx)
    }),
    ..rule("alicloud-oss-bucket-policy-public-put", include_str!("bucket_policy_public_put.md"))
};
