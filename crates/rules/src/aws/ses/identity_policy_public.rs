use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "34b921bd-90a0-402e-a0a5-dc73371fd963",
    aliases: &["aws/ses_policy_with_allowed_iam_actions", "CKV_AWS_283"],
    severity: High,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_ses_identity_policy", "aws_sesv2_email_identity_policy"],
    check: Check::Block(|block, cx| policy::forbid_public(block, "policy", cx)),
    ..rule("aws-ses-identity-policy-public", include_str!("identity_policy_public.md"))
};
