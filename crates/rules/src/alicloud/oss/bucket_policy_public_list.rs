use super::public;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "88541597-6f88-42c8-bac6-7e0b855e8ff6",
    aliases: &["alicloud/oss_bucket_allows_list_action_from_all_principals"],
    severity: Medium,
    category: AccessControl,
    cwe: 200,
    targets: &public::TARGETS,
    check: Check::Block(|block, cx| public::forbid_actions(block, "oss:List", &["oss:ListObjects"], cx)),
    ..rule("alicloud-oss-bucket-policy-public-list", include_str!("bucket_policy_public_list.md"))
};
