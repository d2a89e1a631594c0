use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "5e0a4a0e-2a55-4f0f-8a5c-7d4c8f6b9e13",
    aliases: &["aws/glacier_vault_policy_public", "CKV_AWS_167", "CKV_AWS_283"],
    severity: High,
    category: AccessControl,
    cwe: 732,
    targets: &["aws_glacier_vault"],
    check: Check::Block(|vault, cx| policy::forbid_public(vault, "access_policy", cx)),
    ..rule("aws-glacier-vault-policy-public", include_str!("vault_policy_public.md"))
};
