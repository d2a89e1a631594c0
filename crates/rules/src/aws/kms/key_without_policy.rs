use crate::prelude::*;

pub(super) static RULE: Rule = Rule {
    guid: "c381ed9b-a2ca-5e85-9580-3ed95736df3d",
    aliases: &["aws/kms_key_without_policy", "CKV2_AWS_64"],
    severity: Low,
    pedantic: true,
    category: AccessControl,
    cwe: 284,
    targets: &["aws_kms_key"],
    check: Check::Holds(has_policy, "neither `policy` nor an `aws_kms_key_policy` says who may use this key"),
    ..rule("aws-kms-key-without-policy", include_str!("key_without_policy.md"))
};

fn has_policy(key: &Block, cx: &Cx) -> Checked<bool> {
    let attached = cx.referring("aws_kms_key_policy", "key_id", key, &["id", "key_id", "arn"]).exist();
    either(key.is_set("policy"), attached)
}
