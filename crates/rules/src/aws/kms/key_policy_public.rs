use crate::aws::shared::policy;
use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "7ebc9038-0bde-479a-acc4-6ed7b6758899",
    aliases: &["aws/kms_key_with_full_permissions", "CKV_AWS_33", "CKV_AWS_283", "aws-kms-key-policy-open"],
    severity: High,
    category: InsecureConfigurations,
    cwe: 732,
    targets: &[
        "aws_kms_key", "aws_kms_external_key", "aws_kms_replica_key", "aws_kms_replica_external_key",
        "aws_kms_key_policy",
    ],
    modules: &[super::KEY_MODULE],
    check: Check::Block(check_policy),
    ..rule("aws-kms-key-policy-public", include_str!("key_policy_public.md"))
};

fn check_policy(block: &Block, cx: &mut Cx) -> Checked {
    policy::each(block, "policy", cx, |statement| {
        Ok(statement.is_open()?.then(|| policy::allows_everybody(statement)))
    })
}
