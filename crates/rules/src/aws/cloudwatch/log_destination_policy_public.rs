use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "b8d76d26-5412-5d60-8ca2-a753a4411d85",
    aliases: &["aws/cloudwatch_log_destination_policy_public", "CKV_AWS_283"],
    severity: Medium,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_cloudwatch_log_destination_policy"],
    check: Check::Block(|block, cx| policy::forbid_public(block, "access_policy", cx)),
    ..rule("aws-cloudwatch-log-destination-policy-public", include_str!("log_destination_policy_public.md"))
};
