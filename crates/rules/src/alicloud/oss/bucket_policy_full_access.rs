use super::public;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "ec62a32c-a297-41ca-a850-cab40b42094a",
    aliases: &["alicloud/oss_bucket_allows_all_actions_from_all_principals"],
    severity: Critical,
    category: AccessControl,
    cwe: 284,
    implies: &[
        "alicloud-oss-bucket-policy-public-get", "alicloud-oss-bucket-policy-public-put",
        "alicloud-oss-bucket-policy-public-delete", "alicloud-oss-bucket-policy-public-list",
    ],
    targets: &public::TARGETS,
    check: Check::Block(check_policy),
    ..rule("alicloud-oss-bucket-policy-full-access", include_str!("bucket_policy_full_access.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    public::forbid(block, cx, |statement| {
        statement
            .any("Action", |action| matches!(action, "*" | "*:*") || action.eq_ignore_ascii_case("oss:*"))
    })
}
