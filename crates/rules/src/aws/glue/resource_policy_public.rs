use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "d25edb51-07fb-4a73-97d4-41cecdc53a22",
    aliases: &["aws/glue_with_vulnerable_policy", "CKV_AWS_283"],
    severity: High,
    category: AccessControl,
    cwe: 155,
    targets: &["aws_glue_resource_policy"],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-glue-resource-policy-public", include_str!("resource_policy_public.md"))
};
